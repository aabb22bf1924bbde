import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTinyModel } from "../../../tests/support/tiny-model.ts";
import { checkFile } from "./check-file.ts";

test("a child that does not answer in time is killed, and the file may be tried again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hearth-check-"));
  const path = await writeTinyModel(join(folder, "tiny.gguf"));

  const check = await checkFile(path, { readMs: 1, startMs: 1, heapMegabytes: 64 });

  expect(check).toEqual({ problem: "Its header could not be read in time.", passing: true });
  await rm(folder, { recursive: true });
});

test("a child that runs out of memory is a problem of the file, not of ours", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hearth-check-"));
  const path = await writeTinyModel(join(folder, "tiny.gguf"));

  const check = await checkFile(path, { readMs: 20_000, startMs: 20_000, heapMegabytes: 1 });

  expect(check).toEqual({ problem: "Reading its header failed.", passing: true });
  await rm(folder, { recursive: true });
});

test("a file that is not there is named as such", async () => {
  const check = await checkFile(join(tmpdir(), "hearth-nowhere.gguf"));

  expect(check.problem).toMatch(/could not be read \(ENOENT\)/);
});
