import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { expect, onTestFinished, test } from "vitest";
import { sse } from "#lib/http";

/** More than all buffers between the two ends of a loopback socket hold. */
const enoughBytes = 64 * 1024 * 1024;

test("a reader at a byte a time is cut off, with little held for it", async () => {
  let madeBytes = 0;
  const { promise: released, resolve: release } = Promise.withResolvers<string>();
  const flood = async function* (signal: AbortSignal): AsyncGenerator<string> {
    signal.addEventListener("abort", () => release("released"));
    while (madeBytes < enoughBytes) {
      madeBytes += 10_000;
      yield "x".repeat(10_000);
    }
  };
  const answer = (request: Request, env: unknown) => {
    const { outgoing } = env as HttpBindings;
    const hangUp = () => void outgoing.destroy();
    return sse(flood, { signal: request.signal, stallMs: 200, hangUp });
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  const slowly = setInterval(() => socket.read(1), 20);
  onTestFinished(() => clearInterval(slowly));

  expect(await released).toBe("released");
  expect(madeBytes).toBeLessThan(enoughBytes);
});
