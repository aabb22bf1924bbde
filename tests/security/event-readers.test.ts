import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { sse } from "#lib/http";
import { ModelsFeed } from "../../api/models-feed.ts";
import { tabStream } from "../../api/tab-stream.ts";
import { openHouse, type House } from "../support/open-house.ts";
import { OwnApi } from "../support/own-api.ts";

const patience = { timeout: 20_000, interval: 20 };

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({
    models: { endless: { endless: true, width: 256, context: 2048 } },
    env: { HEARTH_CONTEXT: "2048", HEARTH_TITLES: "off" },
  });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

/** A conversation whose journal is more than all buffers between two ends of a socket hold. */
async function importHeavy(): Promise<string> {
  const createdAt = "2026-11-21T09:00:00.000Z";
  const base = { role: "user", reasoning: null, modelId: null, status: "complete", createdAt };
  const text = "b".repeat(400_000);
  const messages = Array.from({ length: 120 }, () => ({
    ...base,
    id: randomUUID(),
    parentId: null,
    text,
  }));
  const id = randomUUID();
  const { status } = await api.ask("POST", "/api/conversations/import", {
    format: "hearth-conversation",
    version: 1,
    conversation: { id, title: "Heavy", createdAt },
    messages,
  });
  if (status !== 200) throw new Error("The heavy conversation was not taken.");
  return id;
}

/** Serves the stream of a tab as the API does, with less patience, and tells when it hangs up. */
async function serveImpatiently(conversationId: string) {
  const { promise: hungUp, resolve: tell } = Promise.withResolvers<string>();
  const rooms = { ...house, feed: new ModelsFeed(house) };
  const position = { conversationId, after: 0 };
  const answer = (request: Request, env: unknown) => {
    const { outgoing } = env as HttpBindings;
    return sse((signal) => tabStream(rooms, { position, signal }), {
      signal: request.signal,
      stallMs: 200,
      hangUp: () => {
        outgoing.destroy();
        tell("hung up");
      },
    });
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, hungUp };
}

test("a reader of events that takes nothing is cut off, and the run goes on", async () => {
  const id = await importHeavy();
  const { answer } = await api.say(id, { modelId: "endless" });
  const { port, hungUp } = await serveImpatiently(id);
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  socket.once("readable", () => socket.pause());
  const before = await api.waitFor(id, ({ live }) => live.get(answer.id)?.message.text !== "");
  const length = before.live.get(answer.id)?.message.text.length ?? 0;

  expect(await hungUp).toBe("hung up");
  const after = await api.waitFor(id, ({ live }) => {
    return (live.get(answer.id)?.message.text.length ?? 0) > length;
  });
  expect(after.live.get(answer.id)?.run?.state.state).toBe("writing");
  await api.ask("POST", `/api/messages/${answer.id}/stop`);
});

/** Counts what is held open, by standing beside each way in. */
function countListeners() {
  let held = 0;
  const { models, inference, events } = house;
  for (const source of [models, inference]) {
    const original = source.onChange.bind(source);
    const spy = vi.spyOn(source, "onChange").mockImplementation((listener) => {
      const stop = original(listener);
      held += 1;
      return () => {
        held -= 1;
        stop();
      };
    });
    onTestFinished(() => spy.mockRestore());
  }
  const count = async function* <Item>(items: AsyncIterable<Item>) {
    held += 1;
    try {
      yield* items;
    } finally {
      held -= 1;
    }
  };
  const subscribe = events.subscribe.bind(events);
  const listen = events.house.bind(events);
  const spies = [
    vi.spyOn(events, "subscribe").mockImplementation((...asked) => count(subscribe(...asked))),
    vi.spyOn(events, "house").mockImplementation((signal) => count(listen(signal))),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  return () => held;
}

test("readers that are gone leave nothing behind, however they went", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id, { modelId: "endless" });
  const held = countListeners();
  const target = `/api/events?conversation=${id}`;
  const open = async (path: string) => {
    const socket = connect({ port: house.port, host: "127.0.0.1" });
    socket.on("error", () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    await new Promise<void>((resolve) => socket.once("data", () => resolve()));
    return socket;
  };

  const sockets = await Promise.all(
    Array.from({ length: 40 }, (_, index) => open(index % 2 === 0 ? target : "/api/events")),
  );
  const most = held();
  for (const [index, socket] of sockets.entries()) {
    if (index % 3 === 0) socket.resetAndDestroy();
    else if (index % 3 === 1) socket.destroy();
    else socket.end();
  }

  expect(most).toBe(20 * 2 + 20 + 2);
  await expect.poll(held, patience).toBe(0);
  expect((await api.snapshot(id)).runs).toHaveLength(1);
  await api.ask("POST", `/api/messages/${answer.id}/stop`);
});

test("asking for the head of a stream opens none", async () => {
  const held = countListeners();

  const { status } = await fetch(`${house.url}/api/events`, { method: "HEAD" });

  expect(status).toBe(400);
  expect(held()).toBe(0);
});
