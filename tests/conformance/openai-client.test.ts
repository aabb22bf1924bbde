import OpenAI, { APIError } from "openai";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { faultsOf } from "../support/openapi.ts";
import { openHouse, type House } from "../support/open-house.ts";

let house: House;
let client: OpenAI;
const question = {
  model: "tiny",
  messages: [{ role: "user" as const, content: "What does the stove do?" }],
  seed: 1,
};

beforeAll(async () => {
  house = await openHouse({
    models: { tiny: {}, endless: { endless: true, width: 512, layers: 4 } },
    env: { HEARTH_QUEUE: "8" },
  });
  client = clientFor(house);
});

afterAll(() => house[Symbol.asyncDispose]());

function clientFor({ url }: House): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: "any", maxRetries: 0 });
}

/** The whole stream as the client reads it. */
async function streamed(fields: Partial<OpenAI.ChatCompletionCreateParamsStreaming> = {}) {
  const stream = await client.chat.completions.create({ ...question, ...fields, stream: true });
  return Array.fromAsync(stream);
}

const textOf = (chunks: readonly OpenAI.ChatCompletionChunk[]) =>
  chunks.map(({ choices: [choice] }) => choice?.delta.content ?? "").join("");

test("the client blocks for a whole answer", async () => {
  const completion = await client.chat.completions.create(question);

  expect(faultsOf("CreateChatCompletionResponse", completion)).toEqual([]);
  expect(completion.choices[0]?.message.content).toMatch(/^The (small|old|warm) stove hums/);
  expect(completion.choices[0]?.finish_reason).toBe("stop");
  expect(completion.usage?.total_tokens).toBe(
    (completion.usage?.prompt_tokens ?? 0) + (completion.usage?.completion_tokens ?? 0),
  );
  expect(completion).toHaveProperty("_request_id", expect.stringMatching(/^req_[0-9a-f]{24}$/));
});

test("the client streams the very text it would have blocked for", async () => {
  const completion = await client.chat.completions.create(question);

  const chunks = await streamed({ stream_options: { include_usage: true } });

  expect(chunks.flatMap((chunk) => faultsOf("CreateChatCompletionStreamResponse", chunk))).toEqual(
    [],
  );
  expect(textOf(chunks)).toBe(completion.choices[0]?.message.content);
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: "assistant", content: "" });
  expect(chunks.filter(({ choices: [choice] }) => choice?.delta.role !== undefined)).toHaveLength(
    1,
  );
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("stop");
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 30 } });
  expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
  expect(new Set(chunks.map(({ id, created, model }) => `${id} ${created} ${model}`)).size).toBe(1);
});

test("the client's own stream helper understands every event", async () => {
  const stream = client.chat.completions.stream(question);

  const completion = await stream.finalChatCompletion();

  expect(completion.choices[0]?.message.content).toMatch(/rest\.$/);
});

test("a limit of tokens ends an answer as length, and the usage counts them", async () => {
  const completion = await client.chat.completions.create({ ...question, max_tokens: 3 });

  expect(completion.choices[0]?.finish_reason).toBe("length");
  expect(completion.usage?.completion_tokens).toBe(3);
});

test("a stop text is never part of the answer", async () => {
  const completion = await client.chat.completions.create({ ...question, stop: " hums" });

  expect(completion.choices[0]?.message.content).toMatch(/^The \w+ stove$/);
  expect(completion.choices[0]?.finish_reason).toBe("stop");
});

test("the same question again reads only what the slot does not know", async () => {
  await client.chat.completions.create(question);

  const again = await client.chat.completions.create(question);

  const { prompt_tokens = 0, prompt_tokens_details } = again.usage ?? {};
  expect(prompt_tokens_details?.cached_tokens).toBeGreaterThanOrEqual(prompt_tokens - 1);
});

test("several choices are told apart, streamed and not", async () => {
  const completion = await client.chat.completions.create({ ...question, n: 3 });

  const chunks = await streamed({ n: 3 });

  const texts = completion.choices.map(({ message }) => message.content);
  const streamedTexts = [0, 1, 2].map((index) =>
    textOf(chunks.filter(({ choices: [choice] }) => choice?.index === index)),
  );
  expect(completion.choices.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(streamedTexts).toEqual(texts);
  expect(chunks.filter(({ choices: [choice] }) => choice?.finish_reason === "stop")).toHaveLength(
    3,
  );
});

test("the models are listed and found by id with the size that is served", async () => {
  await client.chat.completions.create(question);

  const list = await client.models.list();
  const one = await client.models.retrieve("tiny");
  const raw = await (await fetch(`${house.url}/v1/models`)).json();

  expect(faultsOf("ListModelsResponse", raw)).toEqual([]);
  expect(faultsOf("Model", one)).toEqual([]);
  expect(list.data.map(({ id }) => id).toSorted()).toEqual(["endless", "tiny"]);
  expect(one).toMatchObject({ context_length: house.inference.status().contextSize });
});

test.each([
  ["an unknown model", { model: "nobody/knows:it" }, 404, "model_not_found", "model"],
  ["no messages", { messages: [] }, 400, null, "messages"],
  ["a temperature of 3", { temperature: 3 }, 400, null, "temperature"],
  [
    "an overlong prompt",
    { messages: [{ role: "user" as const, content: "stove ".repeat(20_000) }] },
    400,
    "context_length_exceeded",
    "messages",
  ],
])("%s is refused before anything streams", async (_, fields, status, code, param) => {
  const request = { ...question, ...fields, stream: true as const };

  const refusal = await client.chat.completions.create(request).then(
    () => undefined,
    (error: unknown) => error,
  );

  expect(refusal).toBeInstanceOf(APIError);
  expect(refusal).toMatchObject({ status, code, param, type: "invalid_request_error" });
  const { error } = refusal as APIError;
  expect(faultsOf("ErrorResponse", { error })).toEqual([]);
});

test("a full queue is answered with 503 and a time to come back", async () => {
  const asked = { ...question, model: "endless" };
  const open = () => client.chat.completions.create({ ...asked, stream: true });
  const streams = [await open()];
  // Node cancels a response that nobody holds any more, and its place in the queue would be free.
  onTestFinished(() => streams.forEach(({ controller }) => controller.abort()));
  streams.push(...(await Promise.all(Array.from({ length: 1 + 8 }, open))));

  const refusal = await client.chat.completions.create(asked).catch((error: unknown) => error);

  expect(refusal).toMatchObject({ status: 503, type: "server_error" });
  const { headers } = refusal as APIError;
  expect(Number(headers?.get("retry-after"))).toBeGreaterThan(0);
});

test("an abort stops the generation and frees the slot", async () => {
  const stream = await client.chat.completions.create({
    ...question,
    model: "endless",
    stream: true,
  });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) break;
  }

  await expect
    .poll(() => house.inference.status().slots.map(({ state }) => state), { timeout: 10_000 })
    .toEqual(["idle", "idle"]);
});

test("more requests than allowed within a minute are answered with 429", async () => {
  await using strict = await openHouse({ models: {}, env: { REQUESTS_PER_MINUTE: "2" } });
  const hurried = clientFor(strict);
  await hurried.models.list();
  await hurried.models.list();

  const refusal = await hurried.models.list().catch((error: unknown) => error);

  expect(refusal).toMatchObject({
    status: 429,
    type: "rate_limit_exceeded",
    code: "rate_limit_exceeded",
  });
  expect((await fetch(`${strict.url}/health`)).status).toBe(200);
});

test("the log tells who was asked and what it took, and no word of what was said", async () => {
  await client.chat.completions.create({
    ...question,
    messages: [{ role: "user", content: "my secret word is xyzzy" }],
  });
  await expect.poll(() => house.lines.at(-1)?.["route"]).toBe("/v1/chat/completions");

  const text = JSON.stringify(house.lines);

  expect(house.lines.at(-1)).toMatchObject({
    method: "POST",
    status: 200,
    model: "tiny",
    stream: false,
    completionTokens: 30,
  });
  expect(text).not.toContain("xyzzy");
  expect(text).not.toContain("hums");
});

test("the status tells the model, the slots, the tokens and the time they took", async () => {
  await client.chat.completions.create(question);

  const status = await (await fetch(`${house.url}/status`)).json();

  expect(status).toMatchObject({
    model: "tiny",
    engine: { state: "ready", queued: 0, contextSize: house.inference.status().contextSize },
    means: { writeMs: expect.any(Number), tokensPerSecond: expect.any(Number) },
    memory: { serverBytes: expect.any(Number) },
  });
  expect(status.totals.completionTokens).toBeGreaterThanOrEqual(30);
});

test("an engine that dies in the middle of a stream is told in it, and the next request works", async () => {
  const stream = await client.chat.completions.create({
    ...question,
    model: "endless",
    stream: true,
  });
  const { processId } = house.inference.status();
  const reading = (async () => {
    for await (const chunk of stream) {
      const isWriting = chunk.choices[0]?.delta.content !== "";
      if (isWriting && processId !== null) process.kill(processId, "SIGKILL");
    }
  })();

  const refusal = await reading.catch((error: unknown) => error);
  const next = await client.chat.completions.create(question);

  expect(refusal).toMatchObject({ type: "server_error" });
  expect(next.choices[0]?.finish_reason).toBe("stop");
});
