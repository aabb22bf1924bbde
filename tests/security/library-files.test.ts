import { mkdir, readdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBook } from "../support/book-rows.ts";
import { openHouse, type House } from "../support/open-house.ts";

let house: House;
let library: string;
let temporary: string;
beforeAll(async () => {
  house = await openHouse({ models: {} });
  library = join(house.env.DATA_DIR, "library");
  temporary = join(house.env.DATA_DIR, "temporary");
});
afterAll(() => house[Symbol.asyncDispose]());

interface Upload {
  readonly path?: string;
  readonly type?: string;
  readonly body?: BodyInit;
}

async function upload(query: string, { path = "/api/library/files", type, body }: Upload = {}) {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { "content-type": type ?? "application/octet-stream" },
    body: body ?? `# ${query}`,
    duplex: "half",
  };
  const answer = await fetch(`${house.url}${path}?${query}`, init);
  return { status: answer.status, body: await answer.json() };
}

const filesIn = (folder: string) => readdir(folder, { recursive: true }).catch(() => []);

test.each([
  ["name=../../escaped.md", "escaped.md"],
  ["name=%2e%2e%2f%2e%2e%2fescaped2.md", "escaped2.md"],
  ["name=%252e%252e%252fescaped3.md", "%2e%2e%2fescaped3.md"],
  ["name=..%5c..%5cescaped4.md", "escaped4.md"],
  ["name=%2Fetc%2Fescaped5.md", "escaped5.md"],
  ["name=CON.md", "_CON.md"],
  ["name=.hidden.md", "hidden.md"],
  ["name=line%0D%0Aend.md", "lineend.md"],
  ["name=turned%E2%80%AEfdp.md", "turnedfdp.md"],
])("a file called %s lies in the library as %s and nowhere else", async (query, name) => {
  const answer = await upload(query);

  expect(answer).toEqual({ status: 200, body: { path: name, isKnown: false } });
  expect(await readdir(library)).toContain(name);
  expect((await filesIn(join(house.env.DATA_DIR, ".."))).filter(isEscaped)).toEqual([]);
});

function isEscaped(path: string): boolean {
  return path.includes("escaped") && !path.startsWith(join("data", "library"));
}

test.each([
  ["name=a%00b.md", "a name with a NUL"],
  ["name=", "an empty name"],
  ["", "a file without a name"],
  ["name=run.sh", "a name of another ending"],
  ["name=book", "a name without an ending"],
  [`name=${"a".repeat(1_001)}.md`, "a name that does not end"],
  ["name=a.md&name=b.md", "a file of two names"],
  ["name=a.md&folder=x", "a file with a folder"],
])("%s is refused, as %s", async (query) => {
  const before = await filesIn(library);

  expect((await upload(query)).status).toBe(400);
  expect(await filesIn(library)).toEqual(before);
});

test.each([
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/json",
])("a body of %s is refused, since any page could send one", async (type) => {
  const paths = ["/api/library/files", "/api/attachments/read"];
  const answers = await Promise.all(paths.map((path) => upload("name=a.md", { path, type })));

  expect(answers.map(({ status }) => status)).toEqual([400, 400]);
});

test("an empty file is refused and leaves nothing behind", async () => {
  const before = await filesIn(library);

  expect((await upload("name=empty.md", { body: "" })).status).toBe(400);
  expect(await filesIn(library)).toEqual(before);
});

test("a file without a stated length arrives whole", async () => {
  const body = streamOf("# In ", "pieces");

  expect(await upload("name=pieces.md", { body })).toMatchObject({ status: 200 });
});

test("a file that is stated larger than allowed is refused before it is sent", async () => {
  const socket = connect(house.port, "127.0.0.1");
  const sizeBytes = 513 * 1024 * 1024;
  socket.write(
    `POST /api/library/files?name=big.md HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\ncontent-length: ${sizeBytes}\r\n\r\n#`,
  );

  const [first] = await Array.fromAsync(socket.setEncoding("utf8").take(1));

  expect(first).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test("a file that never ends is refused once it is too large, and leaves nothing behind", async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(0x20);
  const body = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(chunk) });

  const outcome = await upload("name=endless.txt", { path: "/api/attachments/read", body }).then(
    ({ status }) => status,
    () => "cut off",
  );

  expect([413, "cut off"]).toContain(outcome);
  await expect.poll(() => filesIn(temporary)).toEqual([]);
});

test.each(["/api/library/files", "/api/attachments/read"])(
  "a file for %s whose sender goes away leaves nothing behind",
  async (path) => {
    const before = await filesIn(library);
    const socket = connect(house.port, "127.0.0.1");
    socket.write(
      `POST ${path}?name=cut.md HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\ncontent-length: 1000000\r\n\r\n# Cut`,
    );
    const parts = async () => (await filesIn(house.env.DATA_DIR)).filter(isArriving);
    await expect.poll(parts).toHaveLength(1);

    socket.destroy();

    await expect.poll(parts).toEqual([]);
    expect(await filesIn(library)).toEqual(before);
  },
);

function isArriving(path: string): boolean {
  return path.endsWith(".part") || path.startsWith("temporary/");
}

test("what is no book is refused in a sentence, and nothing is kept", async () => {
  const noise = new Uint8Array(4_000).map((_, place) => (place * 167) % 256);

  const answer = await upload("name=noise.epub", { path: "/api/attachments/read", body: noise });

  expect(answer).toMatchObject({ status: 400, body: { code: "bad-input" } });
  expect(await filesIn(temporary)).toEqual([]);
});

test("a text too long for a message is refused with the advice to use the library", async () => {
  const answer = await upload("name=long.txt", {
    path: "/api/attachments/read",
    body: "Call me Ishmael. ".repeat(20_000),
  });

  expect(answer.status).toBe(413);
  expect(answer.body.message).toContain("Add it to the library");
});

test("markup that comes with a message is text, without its scripts", async () => {
  const body = `<html><body><h1>Soup</h1><script>steal()</script>
    <p onclick="steal()">Hot <img src="http://evil.example/x.png" alt="a bowl"></p></body></html>`;

  const answer = await upload("name=soup.html", { path: "/api/attachments/read", body });

  expect(answer.status).toBe(200);
  expect(answer.body.text).toContain("Soup");
  expect(answer.body.text).not.toMatch(/steal|evil|<|onclick/);
});

test("a picture is found by its number and its book alone", async () => {
  await mkdir(house.env.DATA_DIR, { recursive: true });
  await writeFile(join(house.env.DATA_DIR, "secret.png"), "secret");
  const names = ["../secret.png", "/etc/passwd.png", "..%2fsecret.png", "a/b.png", "x.svg", ".png"];
  const images = names.map((file) => ({ file, type: "image/png" }));
  const id = await addBook(house.db, { pictures: { cover: images[0], images } });
  const paths = [
    ...names.map((_, place) => `${id}/images/${place}`),
    `${id}/cover`,
    `${id}/images/-1`,
    `${id}/images/1e0`,
    `${id}/images/0x1`,
    `${id}/images/99999999999`,
    `${id}/images/..%2f..%2fsecret.png`,
    `${id}/images/%00`,
    "..%2fsecret.png/cover",
    `${id}%2f../cover`,
  ];

  const answers = await Promise.all(
    paths.map((path) => fetch(`${house.url}/api/library/documents/${path}`)),
  );

  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
});

function streamOf(...texts: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}
