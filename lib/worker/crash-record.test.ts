import { expect, test } from "vitest";
import { crashRecord } from "./crash-record.ts";

const limits = { limit: 3, windowMs: 300_000, firstDelayMs: 250 };

test("each restart waits twice as long, and the third crash ends it", () => {
  const record = crashRecord(limits);

  expect(record.crashed(0)).toEqual({ action: "restart", delayMs: 250 });
  expect(record.crashed(1_000)).toEqual({ action: "restart", delayMs: 500 });
  expect(record.crashed(2_000)).toEqual({ action: "give-up", untilMs: 302_000 });
});

test("crashes far apart do not add up", () => {
  const record = crashRecord(limits);

  const verdicts = [0, 300_000, 600_000, 900_000].map((time) => record.crashed(time).action);

  expect(verdicts).toEqual(["restart", "restart", "restart", "restart"]);
});
