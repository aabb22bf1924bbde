import { expect, test } from "vitest";
import { Lanes } from "./lanes.ts";

test("work of one name keeps its order, also after a failure, and other work passes by", async () => {
  const lanes = new Lanes();
  const told: string[] = [];
  const gate = Promise.withResolvers<void>();

  const first = lanes.run("a", async () => {
    await gate.promise;
    told.push("first");
    throw new Error("broken");
  });
  const second = lanes.run("a", async () => void told.push("second"));
  await lanes.run("b", async () => void told.push("other"));
  gate.resolve();

  await expect(first).rejects.toThrow("broken");
  await second;
  expect(told).toEqual(["other", "first", "second"]);
});
