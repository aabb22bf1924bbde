import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startWorker } from "#lib/worker";
import { openReaders } from "./open-readers.ts";

const silent = { info() {}, warn() {} };
const signal = () => AbortSignal.timeout(100_000);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-open-readers-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function note(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test("many notes are read one after the other and beside each other", async () => {
  await using readers = await openReaders({ log: silent, isBackground: true });
  const paths = await Promise.all(
    Array.from({ length: 30 }, (_, index) => note(`${index}.md`, `# Note ${index}\n\nIt rains.`)),
  );

  const inRow = [];
  for (const path of paths.slice(0, 28)) {
    inRow.push(await readers.read(path, { imagesDir: null, signal: signal() }));
  }
  const beside = await Promise.all(
    paths.slice(28).map((path) => readers.read(path, { imagesDir: null, signal: signal() })),
  );

  const titles = [...inRow, ...beside].map((reading) =>
    reading.outcome === "read" ? reading.book.title : reading.problem.message,
  );
  expect(titles).toEqual(paths.map((_, index) => `Note ${index}`));
});

test("a book that takes too long is given up, and the next one is read", async () => {
  const path = await note("slow.md", "word *word* ".repeat(100_000));
  const short = await note("short.md", "Short.");
  await using hasty = await openReaders({ log: silent, limitMs: 1 });
  await using patient = await openReaders({ log: silent });

  const given = await hasty.read(path, { imagesDir: null, signal: signal() });
  const next = await patient.read(short, { imagesDir: null, signal: signal() });

  expect(given).toMatchObject({ outcome: "refused", problem: { code: "took-too-long" } });
  expect(next).toMatchObject({ outcome: "read" });
});

test("a reading that is broken off throws the reason and leaves the readers usable", async () => {
  const path = await note("long.md", "word *word* ".repeat(200_000));
  const short = await note("after.md", "After.");
  await using readers = await openReaders({ log: silent });
  const breakOff = new AbortController();

  const reading = readers.read(path, { imagesDir: null, signal: breakOff.signal });
  breakOff.abort(new Error("The house closes."));

  await expect(reading).rejects.toThrow("The house closes.");
  const next = await readers.read(short, { imagesDir: null, signal: signal() });
  expect(next).toMatchObject({ outcome: "read" });
});

test("a file that is not there is unreadable, and so is a folder", async () => {
  await using readers = await openReaders({ log: silent });

  const codes = [];
  for (const path of [join(folder, "none.md"), folder]) {
    const reading = await readers.read(path, { imagesDir: null, signal: signal() });
    codes.push(reading.outcome === "refused" ? reading.problem.code : "read");
  }

  expect(codes).toEqual(["unreadable-file", "unreadable-file"]);
});

test("nothing stays behind when the readers close", async () => {
  const path = await note("last.md", "Last.");
  const temporary = await mkdtemp(join(folder, "temporary-"));
  vi.stubEnv("TMPDIR", temporary);
  const readers = await openReaders({ log: silent });
  vi.unstubAllEnvs();
  await readers.read(path, { imagesDir: null, signal: signal() });
  const during = await readdir(temporary);

  await readers[Symbol.asyncDispose]();

  expect(during).toHaveLength(1);
  expect(await readdir(temporary)).toEqual([]);
});

test("in the reading process no way into the network is left", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  let connections = 0;
  server.on("connection", (socket) => {
    connections++;
    socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  const door = new URL("child/close-network.ts", import.meta.url).href;
  const source = `import { closeNetwork } from "${door}";
    closeNetwork();
    const { connect, Socket } = await import("node:net");
    const http = await import("node:http");
    const dns = await import("node:dns/promises");
    const dgram = await import("node:dgram");
    const ways = {
      fetch: () => fetch("http://127.0.0.1:${port}/"),
      connect: () => connect(${port}, "127.0.0.1"),
      socket: () => new Socket().connect(${port}, "127.0.0.1"),
      http: () => http.get("http://127.0.0.1:${port}/"),
      agent: () => new http.Agent().createConnection({ port: ${port}, host: "127.0.0.1" }),
      lookup: () => dns.lookup("localhost"),
      datagram: () => dgram.createSocket("udp4"),
    };
    const open = [];
    for (const [name, way] of Object.entries(ways)) {
      try { await way(); open.push(name); } catch {}
    }
    process.send(open);`;
  const entry = pathToFileURL(await note("ways.mjs", source));
  const said = Promise.withResolvers<unknown>();

  const worker = startWorker({ entry, onMessage: said.resolve, onOutput: () => undefined });

  expect(await said.promise).toEqual([]);
  expect(connections).toBe(0);
  await worker.stop();
  server.close();
});
