import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openNetwork } from "#lib/network";
import {
  fileAnswer,
  openModelServer,
  type ModelServer,
} from "../../../tests/support/model-server.ts";
import { tinyEntry } from "../../../tests/support/tiny-entry.ts";
import { tinyModel } from "../../../tests/support/tiny-model.ts";
import type { CatalogEntry, Source } from "../catalog/catalog-schema.ts";
import type { Models } from "../contract.ts";
import { openModels, type ModelsOptions } from "../open-models.ts";

const silent = { info() {}, warn() {} };
const bytes = tinyModel();
const sha256 = createHash("sha256").update(bytes).digest("hex");
const patient = { connectMs: 20_000, idleMs: 20_000 };

let dir: string;
let server: ModelServer;
let opened: Models[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-download-"));
  server = await openModelServer();
  opened = [];
});

afterEach(async () => {
  for (const models of opened) await models[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await rm(dir, { recursive: true, force: true });
});

const entry = (sources: Source[], change?: Partial<CatalogEntry>) =>
  tinyEntry(bytes, sources, change);

async function open(catalog: readonly CatalogEntry[], more: Partial<ModelsOptions> = {}) {
  const network = openNetwork({ offline: false, log: silent, timeouts: patient });
  const huggingFaceUrl = server.url;
  const options = { dir, network, log: silent, retryDelaysMs: [1, 1], huggingFaceUrl };
  const models = await openModels({ ...options, catalog, ...more });
  opened.push(models);
  return models;
}

const plain = (path: string): Source => ({ type: "https", url: server.url + path });
const hub: Source = { type: "hf", repository: "some/one", file: "tiny.gguf", revision: "main" };
const hubPath = "/some/one/resolve/main/tiny.gguf";

test("a model is fetched, verified and usable, and nothing is left lying about", async () => {
  server.answer("/tiny", fileAnswer(bytes));
  const models = await open([entry([plain("/tiny")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download).toMatchObject({ state: "done", doneBytes: bytes.length, failures: [] });
  expect(await models.find("tiny")).toMatchObject({ model: { title: "Tiny", licence: "MIT" } });
  expect(await readFile(join(dir, "tiny.gguf"))).toEqual(bytes);
  expect(await readdir(join(dir, ".downloads"))).toEqual([]);
});

test("a connection that breaks is tried again", async () => {
  server.answer("/tiny", fileAnswer(bytes, { breakAfter: 100_000 }));
  const models = await open([entry([plain("/tiny")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.state).toBe("done");
  expect(download.failures).toEqual([]);
  expect(server.requests).toHaveLength(2);
});

test("a server that falls silent is given up after a while, and the next source is tried", async () => {
  server.answer("/silent", (_request, response) => {
    response.writeHead(200, { "content-length": bytes.length });
    response.write(bytes.subarray(0, 1000));
  });
  server.answer("/tiny", fileAnswer(bytes));
  const timeouts = { connectMs: 20_000, idleMs: 200 };
  const network = openNetwork({ offline: false, log: silent, timeouts });
  const catalog = [entry([plain("/silent"), plain("/tiny")])];
  const models = await open(catalog, { network, retryDelaysMs: [] });

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.state).toBe("done");
  expect(download.failures).toEqual([
    { source: "https", message: expect.stringMatching(/sent nothing for 1 s/) },
  ]);
});

test("what each source that failed said is kept, in order", async () => {
  server.answer("/forbidden", (_request, response) => response.writeHead(403).end());
  server.answer("/broken", (_request, response) => response.writeHead(500).end());
  const models = await open([entry([plain("/gone"), plain("/forbidden"), plain("/broken")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.state).toBe("failed");
  expect(download.failures.map(({ message }) => message)).toEqual([
    "The server does not have the file (status 404).",
    "The server wants a sign-in or does not allow it (status 403).",
    "The server is busy or broken (status 500).",
  ]);
  expect(await readdir(dir)).toEqual([".downloads"]);
});

test("bytes that are not the model's are deleted, and the next source begins anew", async () => {
  const spoilt = Buffer.from(bytes);
  spoilt[70_000] = (spoilt[70_000] ?? 0) ^ 1;
  server.answer("/spoilt", fileAnswer(spoilt));
  server.answer("/tiny", fileAnswer(bytes));
  const models = await open([entry([plain("/spoilt"), plain("/tiny")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.state).toBe("done");
  expect(download.failures).toEqual([
    { source: "https", message: expect.stringMatching(/SHA-256 differs/) },
  ]);
  expect(server.requests).toEqual(["GET /spoilt", "GET /tiny"]);
});

test("a file of the right SHA-256 that no engine should open is refused all the same", async () => {
  const evil = Buffer.concat([Buffer.from("GGUF"), Buffer.alloc(20, 0xff)]);
  const change = {
    sizeBytes: evil.length,
    sha256: createHash("sha256").update(evil).digest("hex"),
  };
  server.answer("/evil", fileAnswer(evil));
  const models = await open([entry([plain("/evil")], change)]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.failures).toMatchObject([{ message: expect.stringMatching(/cannot be used/) }]);
  expect(await readdir(dir)).toEqual([".downloads"]);
});

test("a server that sends more or less than was announced is refused", async () => {
  server.answer("/long", fileAnswer(Buffer.concat([bytes, bytes])));
  const models = await open([entry([plain("/long")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.failures).toMatchObject([{ message: expect.stringMatching(/were expected/) }]);
});

test("a cancelled download keeps its bytes, and another run of Hearth goes on from there", async () => {
  const isHalfway = Promise.withResolvers<void>();
  server.answer("/tiny", (_request, response) => {
    response.writeHead(200, { etag: '"v1"', "content-length": bytes.length });
    response.write(bytes.subarray(0, 200_000), () => isHalfway.resolve());
  });
  const catalog = [entry([plain("/tiny")])];
  const first = await open(catalog);
  first.download("tiny");
  await isHalfway.promise;
  await hasArrived(first, 200_000);
  await first.cancel("tiny");
  const cancelled = await first.finished("tiny");
  await first[Symbol.asyncDispose]();

  server.answer("/tiny", fileAnswer(bytes));
  const second = await open(catalog);
  const leftover = second.downloads();
  second.download("tiny");
  const download = await second.finished("tiny");

  expect(cancelled).toMatchObject({ state: "cancelled", failures: [] });
  expect(leftover).toMatchObject([{ modelId: "tiny", state: "cancelled", doneBytes: 200_000 }]);
  expect(download.state).toBe("done");
  expect(server.requests).toEqual(["GET /tiny", "GET /tiny bytes=200000-"]);
});

test("leftover bytes that turn out spoilt, as after a power cut, are fetched anew", async () => {
  server.answer("/tiny", fileAnswer(bytes));
  const folder = join(dir, ".downloads/tiny");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "model.partial"), Buffer.alloc(50_000));
  const state = { source: JSON.stringify(plain("/tiny")), etag: '"v1"' };
  await writeFile(join(folder, "state.json"), JSON.stringify(state));
  const models = await open([entry([plain("/tiny")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download).toMatchObject({ state: "done", failures: [] });
  expect(server.requests).toEqual(["GET /tiny bytes=50000-", "GET /tiny"]);
});

test("when the file has changed since, the bytes of the old one are not mixed in", async () => {
  const folder = join(dir, ".downloads/tiny");
  const before = await open([entry([plain("/tiny")])]);
  server.answer(
    "/tiny",
    fileAnswer(Buffer.alloc(bytes.length), { etag: '"old"', breakAfter: 5000 }),
  );
  server.answer("/other", fileAnswer(bytes));
  const models = await open([entry([plain("/tiny")])], { retryDelaysMs: [] });
  models.download("tiny");
  await models.finished("tiny");
  const left = await readdir(folder);

  server.answer("/tiny", fileAnswer(bytes, { etag: '"new"' }));
  before.download("tiny");
  const download = await before.finished("tiny");

  expect(left.toSorted()).toEqual(["model.partial", "state.json"]);
  expect(download).toMatchObject({ state: "done", failures: [] });
});

test("a leftover of a model that nobody knows any more is deleted at the start", async () => {
  const folder = join(dir, ".downloads/forgotten");

  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "model.partial"), "half a model");

  const models = await open([entry([plain("/tiny")])]);

  expect(models.downloads()).toEqual([]);
  expect(await readdir(join(dir, ".downloads"))).toEqual([]);
});

test("a full disk is noticed before anything is fetched, and both figures are told", async () => {
  server.answer("/tiny", fileAnswer(bytes));
  const models = await open([entry([plain("/tiny")])], { freeBytes: async () => 12e6 });

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.failures).toEqual([
    {
      source: "https",
      message: "It needs 0.3 GB on the disk, where 12 MB are free; make room and try again.",
    },
  ]);
  expect(server.requests).toEqual([]);
});

test("a model that is there, or whose name is taken, is not downloaded over", async () => {
  await writeFile(join(dir, "tiny.gguf"), "something of the owner's");
  const models = await open([entry([plain("/tiny")])]);

  expect(() => models.download("tiny")).toThrow(/is in the models folder already/);
});

test("two requests for the same model are one download", async () => {
  server.answer("/tiny", fileAnswer(bytes));
  const models = await open([entry([plain("/tiny")])]);

  models.download("tiny");
  models.download("tiny");
  await models.finished("tiny");

  expect(server.requests).toEqual(["GET /tiny"]);
  expect(models.downloads()).toHaveLength(1);
});

test("the hub's own declaration is verified where the catalog knows no SHA-256", async () => {
  server.answer(hubPath, (_request, response) => {
    const declared = { "x-linked-etag": `"${sha256}"`, "x-linked-size": bytes.length };
    response.writeHead(302, { location: `${server.url}/storage`, ...declared }).end();
  });
  server.answer("/storage", fileAnswer(bytes));
  const models = await open([entry([hub], { sha256: undefined })]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download).toMatchObject({ state: "done", source: "hf", failures: [] });
});

test.each([
  {
    what: "no SHA-256",
    head: { "x-linked-size": bytes.length },
    known: undefined,
    says: /declares no SHA-256/,
  },
  {
    what: "another SHA-256 than the catalog",
    head: { "x-linked-etag": `"${"0".repeat(64)}"` },
    known: sha256,
    says: /declares another SHA-256/,
  },
  {
    what: "another size than the catalog",
    head: { "x-linked-size": 5 },
    known: sha256,
    says: /offers 5 bytes where the catalog says/,
  },
])("a hub that declares $what is refused", async ({ head, known, says }) => {
  server.answer(hubPath, (_request, response) => {
    response.writeHead(302, { location: `${server.url}/storage`, ...head }).end();
  });
  server.answer("/storage", fileAnswer(bytes));
  const models = await open([entry([hub], { sha256: known })]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download).toMatchObject({ state: "failed", failures: [{ source: "hf" }] });
  expect(download.failures[0]?.message).toMatch(says);
});

test("a redirect into a private network is not followed", async () => {
  server.answer("/tiny", (_request, response) => {
    response.writeHead(302, { location: "http://192.168.1.1/tiny" }).end();
  });
  const models = await open([entry([plain("/tiny")])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download.failures).toMatchObject([
    { message: expect.stringMatching(/inside a private network/) },
  ]);
});

test("a file of this machine is copied", async () => {
  const path = join(dir, "elsewhere.bin");
  await writeFile(path, bytes);
  const models = await open([entry([{ type: "file", path }])]);

  models.download("tiny");
  const download = await models.finished("tiny");

  expect(download).toMatchObject({ state: "done", source: "file" });
});

test("the best model that some source would give is found, whatever is dead before it", async () => {
  server.answer("/weak", fileAnswer(bytes));
  const dead = plain("/gone");
  const best = entry([dead], { id: "best", fileName: "best.gguf", quality: 9 });
  const weak = entry([dead, plain("/weak")], { id: "weak", fileName: "weak.gguf", quality: 2 });
  const models = await open([weak, best]);

  const found = await models.findReachable(AbortSignal.timeout(20_000));

  expect(models.recommended()).toMatchObject({ modelId: "best" });
  expect(found).toMatchObject({ modelId: "weak", why: expect.stringMatching(/of memory and/) });
});

function hasArrived(models: Models, wanted: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if ((models.downloads()[0]?.doneBytes ?? 0) >= wanted) resolve();
    };
    models.onChange(look);
    look();
  });
}
