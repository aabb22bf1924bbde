import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";

const type = "application/octet-stream";

function request(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { "content-type": type, ...headers },
    body,
    duplex: "half",
  };
  return new Request("http://localhost/", init);
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(bytes)).toString();
}

test("a file comes as it was sent", async () => {
  expect(await textOf(readFile(request("as it is"), { maxBytes: 8 }))).toBe("as it is");
  expect(await textOf(readFile(request(null), { maxBytes: 8 }))).toBe("");
});

test("a file that is stated too large is refused before it is read", () => {
  const sent = request("small", { "content-length": "9" });

  expect(() => readFile(sent, { maxBytes: 8 })).toThrow(
    expect.objectContaining({ code: "too-large" }),
  );
  expect(sent.bodyUsed).toBe(false);
});

test("a file that grows too large is let go of, and so is its sender", async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (to) => to.enqueue(new Uint8Array(3)),
    cancel: () => {
      isCancelled = true;
    },
  });

  const reading = textOf(readFile(request(endless), { maxBytes: 8 }));

  await expect(reading).rejects.toMatchObject({ code: "too-large" });
  expect(isCancelled).toBe(true);
});

test("a file that breaks off says that it did not come to its end", async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (to) => to.error(new Error("socket gone")),
  });

  const reading = textOf(readFile(request(broken), { maxBytes: 8 }));

  await expect(reading).rejects.toMatchObject({ code: "stopped" });
});

test.each(["application/json", "text/plain", "multipart/form-data; boundary=x", ""])(
  "what is sent as %j is no file",
  (other) => {
    expect(() => readFile(request("x", { "content-type": other }), { maxBytes: 8 })).toThrow(
      expect.objectContaining({ code: "bad-input" }),
    );
  },
);
