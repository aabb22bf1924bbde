import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openNetwork } from "#lib/network";
import { tinyModel, writeTinyModel } from "../../tests/support/tiny-model.ts";
import type { Models } from "./contract.ts";
import { openModels } from "./open-models.ts";

const silent = { info() {}, warn() {} };
const shippedDir = join(import.meta.dirname, "../../models");

let dir: string;
let models: Models;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-models-"));
  const network = openNetwork({ offline: true, log: silent });
  models = await openModels({ dir, shippedDir, network, log: silent });
});

afterEach(async () => {
  await models[Symbol.asyncDispose]();
  await rm(dir, { recursive: true, force: true });
});

const ids = async () => (await models.installed()).map(({ id }) => id);

test("an empty house has the embedding model that ships with it", async () => {
  const installed = await models.installed();

  expect(installed).toMatchObject([
    { id: "gte-small", kind: "embedding", problem: null, licence: "MIT" },
  ]);
});

test("a file that is dropped in shows up under its name, and its listeners hear of it", async () => {
  await models.installed();
  const heard = new Promise<void>((resolve) => models.onChange(resolve));

  await writeTinyModel(join(dir, "my-model.gguf"));

  await heard;
  expect(await ids()).toEqual(["gte-small", "my-model"]);
  expect(await models.find("my-model")).toMatchObject({
    path: join(dir, "my-model.gguf"),
    model: { title: "my-model", kind: "chat", problem: null, trainedContext: 4096, licence: null },
  });
});

test("a file that grows from half to whole becomes usable", async () => {
  const whole = tinyModel();
  await writeFile(join(dir, "copied.gguf"), whole.subarray(0, whole.length / 2));
  const before = await models.find("copied");

  await writeFile(join(dir, "copied.gguf"), whole);
  const after = await models.find("copied");

  expect(before).toBeUndefined();
  expect(after?.model.problem).toBeNull();
});

test("hidden names, other endings, folders and broken links are passed over", async () => {
  await writeTinyModel(join(dir, ".hidden.gguf"));
  await writeFile(join(dir, "notes.txt"), "not a model");
  await mkdir(join(dir, "folder.gguf"));
  await symlink(join(dir, "nowhere.gguf"), join(dir, "broken.gguf"));
  await symlink(tmpdir(), join(dir, "elsewhere"));

  expect(await ids()).toEqual(["gte-small"]);
});

test("a link to a model elsewhere counts, and removing it leaves the model alone", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "hearth-elsewhere-"));
  await writeTinyModel(join(elsewhere, "real.gguf"));
  await symlink(join(elsewhere, "real.gguf"), join(dir, "linked.gguf"));
  const before = await ids();

  await models.remove("linked");

  expect(before).toEqual(["gte-small", "linked"]);
  expect(await ids()).toEqual(["gte-small"]);
  expect(await readdir(elsewhere)).toEqual(["real.gguf"]);
  await rm(elsewhere, { recursive: true });
});

test("models of the same name keep different ids, the nearer one the plain one", async () => {
  await mkdir(join(dir, "publisher/repository"), { recursive: true });
  await writeTinyModel(join(dir, "publisher/repository/same.gguf"));
  await writeTinyModel(join(dir, "same.gguf"));
  await copyFile(join(shippedDir, "gte-small-q8_0.gguf"), join(dir, "gte-small-q8_0.gguf"));

  expect(await ids()).toEqual([
    "gte-small",
    "gte-small-q8_0",
    "same",
    "publisher--repository--same",
  ]);
});

test("the parts of a split model are one model, and a missing part is named", async () => {
  await writeTinyModel(join(dir, "big-00001-of-00003.gguf"));
  await writeTinyModel(join(dir, "big-00003-of-00003.gguf"));

  const installed = await models.installed();

  expect(installed.map(({ id, problem }) => ({ id, problem }))).toEqual([
    { id: "gte-small", problem: null },
    { id: "big", problem: "Part 2 of 3 is missing." },
  ]);
});

test("a model can be removed, but not one that ships with Hearth nor one that is not there", async () => {
  await writeTinyModel(join(dir, "mine.gguf"));

  await models.remove("mine");

  expect(await readdir(dir)).toEqual([]);
  await expect(models.remove("gte-small")).rejects.toMatchObject({ code: "not-allowed" });
  await expect(models.remove("../../etc/passwd")).rejects.toMatchObject({ code: "not-found" });
});

test("nothing is downloaded while Hearth is offline", async () => {
  expect(() => models.download("tinyllama-1.1b-chat")).toThrow(/offline by choice/);
  expect(() => models.download("no-such-model")).toThrow(/no model of that name/);
  expect(await models.findReachable(AbortSignal.timeout(5000))).toBeUndefined();
});
