import { expect, test } from "vitest";
import type { Download, EngineStatus } from "#lib/protocol";
import { downloadWords } from "./download-words.ts";
import { engineSentence } from "./engine-sentence.ts";
import { modelState } from "./usable-models.ts";

const engine: EngineStatus = {
  state: "ready",
  modelId: "tiny",
  problem: null,
  loadProgress: null,
  contextSize: 2048,
  threads: 1,
  gpu: null,
  slots: [],
  queued: 0,
  memoryBytes: null,
  restarts: 0,
  processId: 1,
};

const download: Download = {
  modelId: "tiny",
  state: "downloading",
  doneBytes: 120_000_000,
  totalBytes: 322_591_712,
  bytesPerSecond: 4_200_000,
  secondsLeft: 48,
  source: "npm",
  failures: [],
};

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("only the model the engine holds takes part in the engine's state", () => {
  expect(modelState(engine, "tiny")).toBe("ready");
  expect(modelState(engine, "other")).toBe("not loaded");
  expect(modelState({ ...engine, state: "loading", loadProgress: 0.424 }, "tiny")).toBe(
    "loading 42 %",
  );
  expect(modelState({ ...engine, state: "faulty" }, "other")).toBe("engine at fault");
});

test("a fault is told in the engine's own sentence", () => {
  const problem = "The engine has crashed three times. Choose another model.";

  expect(engineSentence({ ...engine, state: "faulty", problem }, "Tiny")).toBe(problem);
  expect(engineSentence(engine, "Tiny")).toBe("Tiny is ready.");
});

test("a download says how much, how fast and how long, as far as it knows", () => {
  expect(plain(downloadWords(download))).toBe("120 MB of 323 MB, 4.2 MB/s, 48 s left");
  expect(plain(downloadWords({ ...download, bytesPerSecond: null, secondsLeft: null }))).toBe(
    "120 MB of 323 MB",
  );
});

test("a cancelled download says that nothing is lost", () => {
  expect(plain(downloadWords({ ...download, state: "cancelled" }))).toBe(
    "Stopped at 120 MB of 323 MB; what is here is kept",
  );
});
