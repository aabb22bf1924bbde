import { readdir, readFile, readlink, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SearchProcess } from "./search-process.ts";
import { openKnowledgeWriter } from "./writer/index.ts";

const log = { info: () => undefined, warn: () => undefined };
const book = "0b7e2f4c-1111-4000-8000-000000000001";
const request = {
  text: "water",
  isQuestion: false,
  documentIds: undefined,
  languages: ["en"],
  limit: 5,
  mode: "words",
  mostOfOne: undefined,
  meaning: undefined,
} as const;

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-search-"));
  await using writer = await openKnowledgeWriter({ dir });
  const place = { id: "1-0", documentId: book, section: 0, start: 0, end: 5 };
  await writer.putPassages(book, [{ ...place, text: "water", headings: [], language: "en" }]);
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

async function opened(idleMs = 60_000) {
  const process = new SearchProcess({ dir, log, idleMs });
  const search = async () => (await process.search(request, AbortSignal.timeout(60_000))).hits;
  return { process, search, [Symbol.asyncDispose]: () => process.stop() };
}

test("a search whose process is killed says so, and the next one works", async () => {
  await using searching = await opened();
  await searching.search();
  const asked = searching.search();
  process.kill(idOf(searching.process), "SIGKILL");

  await expect(asked).rejects.toMatchObject({ code: "model-failed" });
  expect(await searching.search()).toHaveLength(1);
});

test("the process is put away when nobody asks, and comes back", async () => {
  await using searching = await opened(1);
  await searching.search();

  await expect.poll(() => searching.process.processId).toBeUndefined();
  expect(await searching.search()).toHaveLength(1);
});

test.runIf(process.platform === "linux")("searching opens no socket", async () => {
  await using searching = await opened();
  await searching.search();

  const own = await socketsOf(idOf(searching.process));
  const network = await Promise.all(
    ["tcp", "tcp6", "udp", "udp6", "raw"].map((kind) => readFile(`/proc/net/${kind}`, "utf8")),
  );

  // The pipe to us is a socket too, but none of the network's.
  expect(own.length).toBeGreaterThan(0);
  const inodes = network.join("\n").split(/\s+/u);
  expect(own.filter((inode) => inodes.includes(inode))).toEqual([]);
});

function idOf({ processId }: SearchProcess): number {
  if (processId === undefined) throw new Error("The search process does not run.");
  return processId;
}

async function socketsOf(processId: number): Promise<string[]> {
  const folder = `/proc/${processId}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => "")),
  );
  return links.flatMap((link) => /^socket:\[(?<inode>\d+)\]$/u.exec(link)?.groups?.["inode"] ?? []);
}
