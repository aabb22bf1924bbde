import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openInference, type GenerateRequest, type Inference } from "#lib/inference";
import { writeTinyModel } from "../../tests/support/tiny-model.ts";
import { beginRuns } from "./runs.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const request: GenerateRequest = {
  modelId: "tiny",
  turns: [{ role: "user", text: "Hello" }],
  priority: "api",
};
const { signal } = new AbortController();

let dir: string;
let inference: Inference;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-runs-"));
  const path = await writeTinyModel(join(dir, "tiny.gguf"), { endless: true });
  const model = { id: "tiny", path, sizeBytes: 1_000_000, trainedContext: 4096 };
  inference = openInference({
    findModel: (id) => Promise.resolve(id === "tiny" ? model : undefined),
    threads: 1,
    slots: 2,
    queueLimit: 1,
    idleUnloadMinutes: 0,
    gpu: "off",
    log,
  });
});

afterAll(async () => {
  await inference[Symbol.asyncDispose]();
  await rm(dir, { recursive: true, force: true });
});

/** Whether as many requests as there are slots and places are taken just now. */
const fillUp = () =>
  beginRuns(inference, [request, request, request], { signal, holdMs: 10_000 }).then(
    (runs) => {
      runs.stop();
      return "taken";
    },
    (error: { code: string }) => error.code,
  );

test("a request that has waited too long for its model is sent away, and the model loads on", async () => {
  const runs = beginRuns(inference, [request], { signal, holdMs: 1 });

  await expect(runs).rejects.toMatchObject({ code: "busy", facts: { retryAfterSeconds: 5 } });

  await expect.poll(() => inference.status().state, { timeout: 20_000 }).toBe("ready");
});

test("a request that is left before it was taken is stopped", async () => {
  const leaving = new AbortController();
  leaving.abort();

  const runs = beginRuns(inference, [request], { signal: leaving.signal, holdMs: 10_000 });

  await expect(runs).rejects.toMatchObject({ code: "stopped" });
});

test("when one of several choices is refused, the others end", async () => {
  const requests = [request, request, request, request];

  const runs = beginRuns(inference, requests, { signal, holdMs: 10_000 });

  await expect(runs).rejects.toMatchObject({ code: "busy" });
  await expect.poll(fillUp, { timeout: 10_000 }).toBe("taken");
});

test("stopping runs that nobody reads frees their slots and their places", async () => {
  for (let round = 0; round < 20; round += 1) await fillUp();

  await expect.poll(fillUp, { timeout: 10_000 }).toBe("taken");
});
