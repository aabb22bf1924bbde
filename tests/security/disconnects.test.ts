import { request as httpRequest, type ClientRequest } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openHouse, type House } from "../support/open-house.ts";

/** Wide enough that an answer and a long prompt are caught half-way, endless so that only leaving ends it. */
const slow = { endless: true, width: 256, layers: 2 };
const longPrompt = "The stove hums while snow falls outside. ".repeat(60);
const patience = { timeout: 20_000, interval: 10 };

let house: House;

beforeAll(async () => {
  house = await openHouse({
    models: { slow },
    env: { HEARTH_QUEUE: "64", HEARTH_SLOTS: "4", HEARTH_CONTEXT: "1024" },
  });
  await house.inference.load("slow");
});

afterAll(() => house[Symbol.asyncDispose]());

interface Asking {
  readonly stream: boolean;
  readonly content: string;
}

let asked = 0;

/** Sends a request on a socket of its own; whoever holds it leaves by destroying it. */
function ask({ stream, content }: Asking): ClientRequest {
  asked += 1;
  const messages = [{ role: "user", content: `${asked} ${content}` }];
  const request = httpRequest(`${house.url}/v1/chat/completions`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json" },
  });
  request.on("error", () => undefined);
  request.on("response", (answer) => answer.on("error", () => undefined).resume());
  request.end(JSON.stringify({ model: "slow", stream, messages }));
  return request;
}

const askMany = (count: number, asking: Asking) => Array.from({ length: count }, () => ask(asking));

const slotStates = () => house.inference.status().slots.map(({ state }) => state);
const allIdle = ["idle", "idle", "idle", "idle"];

async function leave(requests: readonly ClientRequest[]): Promise<void> {
  const closed = requests.map((request) => {
    return new Promise<void>((resolve) => request.once("close", () => resolve()));
  });
  for (const request of requests) request.destroy();
  await Promise.all(closed);
}

async function leaveWhileQueued(stream: boolean, count: number): Promise<void> {
  const holders = askMany(4, { stream: true, content: "hold" });
  await expect
    .poll(() => slotStates().filter((state) => state !== "idle"), patience)
    .toHaveLength(4);
  const waiting = askMany(count, { stream, content: "wait" });
  await expect.poll(() => house.inference.status().queued, patience).toBe(count);

  await leave(waiting);

  await expect.poll(() => house.inference.status().queued, patience).toBe(0);
  await leave(holders);
  await expect.poll(slotStates, patience).toEqual(allIdle);
}

async function leaveWhile(state: "reading" | "writing", stream: boolean): Promise<void> {
  const content = state === "reading" ? longPrompt : "write";
  const requests = askMany(4, { stream, content });
  await expect.poll(slotStates, patience).toContain(state);

  await leave(requests);

  await expect.poll(slotStates, patience).toEqual(allIdle);
}

/** A hundred requests that nobody waits for: streaming and blocking, queued, reading and writing. */
async function leaveAHundredTimes(): Promise<void> {
  for (const stream of [true, false]) {
    await leaveWhileQueued(stream, 18);
    for (let round = 0; round < 4; round += 1) {
      await leaveWhile("reading", stream);
      await leaveWhile("writing", stream);
    }
  }
}

/** Bytes this process really holds. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  return process.memoryUsage().heapUsed;
}

test("a hundred clients that leave, at every stage, free every slot and leave memory flat", async () => {
  await leaveAHundredTimes();
  const before = { held: heldBytes(), engine: house.inference.status().memoryBytes ?? 0 };

  await leaveAHundredTimes();

  const mebibyte = 1024 * 1024;
  const engine = house.inference.status().memoryBytes ?? 0;
  expect(slotStates()).toEqual(allIdle);
  expect(heldBytes() - before.held).toBeLessThan(8 * mebibyte);
  expect(engine - before.engine).toBeLessThan(64 * mebibyte);
});

test("a client that never reads its stream holds no slot", async () => {
  const request = ask({ stream: true, content: "speak to the wall" });
  request.removeAllListeners("response");
  request.on("response", (answer) => answer.pause());
  onTestFinished(() => void request.destroy());
  await expect.poll(slotStates, patience).toContain("writing");

  await expect.poll(slotStates, patience).toEqual(allIdle);
});

test("after all who left, the next one is answered", async () => {
  const answer = await fetch(`${house.url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model: "slow",
      max_tokens: 5,
      messages: [{ role: "user", content: "Hello" }],
    }),
  });

  expect(answer.status).toBe(200);
});
