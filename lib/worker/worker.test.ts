import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startWorker } from "./worker.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-worker-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function script(name: string, source: string): Promise<URL> {
  const path = join(folder, name);
  await writeFile(path, source);
  return pathToFileURL(path);
}

/** Starts a worker and collects what it says and writes. */
async function started(source: string) {
  const entry = await script(`${crypto.randomUUID()}.mjs`, source);
  const messages: unknown[] = [];
  const lines: string[] = [];
  const first = Promise.withResolvers<unknown>();
  const worker = startWorker<object>({
    entry,
    onMessage: (message) => {
      messages.push(message);
      first.resolve(message);
    },
    onOutput: (line) => lines.push(line),
  });
  return { worker, messages, lines, first: first.promise };
}

test("a worker is spoken to and answers", async () => {
  const { worker, first } = await started(
    `process.on("message", ({ number }) => process.send({ twice: number * 2 }));`,
  );

  worker.send({ number: 21 });

  expect(await first).toEqual({ twice: 42 });
  await worker.stop();
  expect(await worker.exited).toMatchObject({ expected: true });
});

test("a worker that dies says how, and messages to it are dropped", async () => {
  const { worker } = await started(`process.exit(7);`);

  const exit = await worker.exited;

  expect(exit).toEqual({ code: 7, signal: undefined, expected: false });
  expect(() => worker.send({})).not.toThrow();
});

test("what native code writes arrives in lines, long ones cut", async () => {
  const { worker, lines } = await started(
    `process.stderr.write("one\\ntwo " + "x".repeat(9_000) + "\\n"); process.stdout.write("three");`,
  );

  await worker.exited;

  expect(lines.map((line) => line.slice(0, 5)).sort()).toEqual(["one", "three", "two x"]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(500);
});

test("a worker that ignores being asked is ended by force", async () => {
  const { worker, first } = await started(
    `process.on("SIGTERM", () => {}); process.send({}); setInterval(() => {}, 1_000);`,
  );
  await first;

  await worker.stop();

  expect(await worker.exited).toMatchObject({ signal: "SIGKILL", expected: true });
});

test("a worker knows nothing of the parent's secrets", async () => {
  vi.stubEnv("HEARTH_TEST_SECRET", "hidden");
  const { worker, first } = await started(`process.send(Object.keys(process.env));`);

  const names = await first;

  vi.unstubAllEnvs();
  expect(names).toEqual(expect.arrayContaining(["PATH", "UV_THREADPOOL_SIZE"]));
  expect(names).not.toContain("HEARTH_TEST_SECRET");
  await worker.stop();
});

test("a worker ends by itself when its parent is killed", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const door = new URL("./index.ts", import.meta.url).href;
  const child = await script(
    "orphan.mjs",
    `import { endWithParent } from "${door}";
     import { connect } from "node:net";
     endWithParent();
     connect(${port}, "127.0.0.1");`,
  );
  const parent = await script(
    "parent.mjs",
    `import { startWorker } from "${door}";
     startWorker({ entry: new URL("${child.href}"), onMessage: () => {}, onOutput: () => {} });`,
  );
  const connected = once(server, "connection") as Promise<[Socket]>;
  const family = fork(parent, { execArgv: [] });
  const [socket] = await connected;

  const killed = once(family, "exit");
  family.kill("SIGKILL");

  // The connection closes when the orphan is gone; with the orphan alive this waits for ever.
  socket.on("error", () => undefined);
  await once(socket.resume(), "close");
  server.close();
  expect(await killed).toEqual([null, "SIGKILL"]);
});
