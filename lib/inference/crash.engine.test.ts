import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { collected, openTinyInference, until } from "../../tests/support/tiny-inference.ts";
import type { EngineStatus } from "#lib/protocol";
import type { Inference } from "./contract.ts";
import { openInference } from "./index.ts";

const endless = { sampling: { seed: 3, logitBias: { 2: -100, 4: -100 } } };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function kill(inference: Inference, signal: NodeJS.Signals): void {
  const { processId } = inference.status();
  if (processId === null) throw new Error("There is no engine to kill.");
  process.kill(processId, signal);
}

async function drained(rest: AsyncIterator<unknown>): Promise<void> {
  while ((await rest.next()).done !== true) continue;
}

async function reached(inference: Inference, wanted: Partial<EngineStatus>): Promise<void> {
  const names = Object.keys(wanted) as (keyof EngineStatus)[];
  while (names.some((name) => inference.status()[name] !== wanted[name])) {
    await new Promise<void>((resolve) => {
      const forget = inference.onChange(() => {
        forget();
        resolve();
      });
    });
  }
}

test("a killed engine fails the answer it was writing, and the next one works", async () => {
  await using tiny = await openTinyInference({ tiny: { kind: "dreamer" } });
  const rest = await until(tiny.generate(endless), "text-delta");

  kill(tiny.inference, "SIGKILL");

  await expect(drained(rest)).rejects.toMatchObject({ code: "model-failed" });
  const next = await tiny.answer({ ...endless, maxTokens: 3 });
  expect(next.end.reason).toBe("length");
  expect(tiny.inference.status()).toMatchObject({ state: "ready", restarts: 1 });
});

test("an engine that died loads its model again without being asked", async () => {
  await using tiny = await openTinyInference();
  await tiny.inference.load("tiny");

  kill(tiny.inference, "SIGKILL");

  await reached(tiny.inference, { state: "ready", restarts: 1 });
  expect(tiny.inference.status().modelId).toBe("tiny");
});

test("an engine that hangs is killed and started again", async () => {
  await using tiny = await openTinyInference({ tiny: { kind: "dreamer" } }, { stallMs: 1_500 });
  const rest = await until(tiny.generate(endless), "text-delta");

  kill(tiny.inference, "SIGSTOP");

  await expect(drained(rest)).rejects.toMatchObject({ code: "model-failed" });
  await reached(tiny.inference, { state: "ready", restarts: 1 });
});

test("three crashes make a model faulty until a person loads it again", async () => {
  await using tiny = await openTinyInference();
  for (let crash = 0; crash < 3; crash++) {
    await tiny.answer({ maxTokens: 1 });
    kill(tiny.inference, "SIGKILL");
    await reached(tiny.inference, { restarts: crash + 1 });
  }

  await reached(tiny.inference, { state: "faulty" });
  const refused = tiny.answer({});

  await expect(refused).rejects.toMatchObject({ code: "model-failed" });
  expect(tiny.inference.status().problem).toMatch(/three times/);
  await tiny.inference.load("tiny");
  expect((await tiny.answer({ maxTokens: 1 })).end.reason).toBe("length");
});

test("a damaged file fails with a sentence and leaves nothing behind", async () => {
  const path = join(tmpdir(), `hearth-damaged-${process.pid}.gguf`);
  await writeFile(path, Buffer.concat([Buffer.from("GGUF"), Buffer.alloc(200)]));
  await using inference = openInference({
    findModel: async (id) => ({ id, path, sizeBytes: 204, trainedContext: 128 }),
    queueLimit: 1,
    idleUnloadMinutes: 0,
    gpu: "off",
    log: silent,
  });

  await expect(inference.load("damaged")).rejects.toMatchObject({ code: "model-failed" });

  await rm(path);
  expect(inference.status()).toMatchObject({ state: "empty", modelId: null, processId: null });
});

test("a model that does not exist is not found, and the loaded one stays", async () => {
  await using tiny = await openTinyInference();
  await tiny.inference.load("tiny");

  await expect(tiny.inference.load("nobody")).rejects.toMatchObject({ code: "not-found" });

  expect(tiny.inference.status()).toMatchObject({ state: "ready", modelId: "tiny" });
});

test("requests for two models under load are all answered, each by its own", async () => {
  await using tiny = await openTinyInference({
    left: { text: "I am the left one" },
    right: { text: "I am the right one" },
  });

  const answers = await Promise.all(
    ["left", "right", "left", "right", "left"].map(
      async (modelId) => await tiny.answer({ modelId, sampling: { temperature: 0 } }),
    ),
  );

  expect(answers.map(({ text }) => text)).toEqual([
    "I am the left one",
    "I am the right one",
    "I am the left one",
    "I am the right one",
    "I am the left one",
  ]);
});

test("a switch waits for the answer that is being written", async () => {
  await using tiny = await openTinyInference({ tiny: { kind: "dreamer" }, other: {} });
  const rest = await until(tiny.generate({ ...endless, maxTokens: 100 }), "text-delta");

  const switched = tiny.inference.load("other");
  const { end } = await collected({ [Symbol.asyncIterator]: () => rest });
  await switched;

  expect(end).toMatchObject({ reason: "length", usage: { completionTokens: 100 } });
  expect(tiny.inference.status()).toMatchObject({ state: "ready", modelId: "other" });
});

test("an idle model leaves memory by itself", async () => {
  await using tiny = await openTinyInference({ tiny: {} }, { idleUnloadMinutes: 0.002 });
  await tiny.answer({ maxTokens: 1 });

  await reached(tiny.inference, { state: "empty" });

  expect(tiny.inference.status()).toMatchObject({ modelId: null, processId: null, slots: [] });
});

test("closing ends the engine's process and whoever still waits", async () => {
  const tiny = await openTinyInference({ tiny: { kind: "dreamer" }, other: {} });
  const rest = await until(tiny.generate(endless), "text-delta");
  const waiting = tiny.inference.load("other");
  const processId = tiny.inference.status().processId ?? 0;
  const outcomes = Promise.allSettled([waiting, drained(rest)]);

  await tiny[Symbol.asyncDispose]();

  expect(() => process.kill(processId, 0)).toThrow(/ESRCH/);
  expect(await outcomes).toMatchObject([
    { reason: { code: "stopped" } },
    { reason: { code: "model-failed" } },
  ]);
});
