import { expect, test } from "vitest";
import type { Download } from "#lib/protocol";
import { describeDownload, describeFailures } from "./describe-download.ts";

const download: Download = {
  modelId: "tinyllama",
  state: "downloading",
  doneBytes: 120_000_000,
  totalBytes: 322_591_712,
  bytesPerSecond: 14_200_000,
  secondsLeft: 14.3,
  source: "npm",
  failures: [],
};

test("a download tells amount, rate and time left", () => {
  expect(describeDownload(download)).toBe(
    "Fetching tinyllama: 120 of 323 MB, 14.2 MB/s, 14 s left",
  );
});

test("what is not known yet is left out, and long times are minutes", () => {
  const early = { ...download, bytesPerSecond: null, secondsLeft: null };
  const slow = { ...download, secondsLeft: 600 };

  expect(describeDownload(early)).toBe("Fetching tinyllama: 120 of 323 MB");
  expect(describeDownload(slow)).toContain("10 min left");
});

test("a failed download names what each source said", () => {
  const failures = [{ source: "hf", message: "It could not be reached." }];

  const said = describeFailures({ ...download, state: "failed", failures });

  expect(said).toContain("tinyllama could not be fetched. hf: It could not be reached.");
});
