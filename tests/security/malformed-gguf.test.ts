import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openModels, type Models } from "#lib/models";
import { openNetwork } from "#lib/network";
import { gguf } from "./malformed-gguf-builder.ts";
import { malformedHeaders } from "./malformed-gguf-headers.ts";
import { malformedModels } from "./malformed-gguf-models.ts";

const silent = { info() {}, warn() {} };
const files = [...malformedHeaders(), ...malformedModels()];

let dir: string;
let models: Models;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-malformed-"));
  for (const { id, bytes } of files) await writeFile(join(dir, `${id}.gguf`), bytes);
  await writeFile(join(dir, "sound.gguf"), gguf());
  const network = openNetwork({ offline: true, log: silent });
  models = await openModels({ dir, network, log: silent });
});

afterAll(async () => {
  await models[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

test("the file that all the others are spoilt copies of is usable", async () => {
  const found = await models.find("sound");

  expect(found?.model).toMatchObject({ problem: null, architecture: "llama", parameters: 64 });
});

// A header that takes longer than the child is given would be told as such, and so fail here.
test.each(files)("$kind is refused with a sentence about it", async ({ id, says }) => {
  const installed = await models.installed();

  const model = installed.find((candidate) => candidate.id === id);
  expect(model?.problem).toMatch(says);
  expect(model?.problem).toMatch(/^[^\n]{10,300}\.$/);
  expect(await models.find(id)).toBeUndefined();
});

test("no malformed file makes the process that reads it larger than 200 MB", async () => {
  const peaks = [];
  for (const { id, kind } of files) peaks.push({ kind, megabytes: await peakOf(id) });

  expect(peaks.filter(({ megabytes }) => !(megabytes > 0 && megabytes < 200))).toEqual([]);
});

/** Reads a file as the house does, in the same child, which says at its end how large it has been. */
async function peakOf(id: string): Promise<number> {
  const report = 'process.on("exit", () => console.error(process.resourceUsage().maxRSS))';
  const entry = join(import.meta.dirname, "../../lib/models/gguf/check-main.ts");
  const flags = [
    "--max-old-space-size=64",
    "--import",
    `data:text/javascript,${encodeURIComponent(report)}`,
  ];
  const child = spawn(process.execPath, [...flags, entry, join(dir, `${id}.gguf`)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, "close");
  return Number(said) / 1024;
}
