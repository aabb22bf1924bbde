import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { conversationDetailSchema, maxTitleLength } from "#lib/protocol";
import { openHouse, type House } from "../support/open-house.ts";
import { OwnApi } from "../support/own-api.ts";

let house: House;
let api: OwnApi;
let strings: string[];
beforeAll(async () => {
  house = await openHouse({ models: { brief: { text: "Yes." } }, env: { HEARTH_CONTEXT: "2048" } });
  api = new OwnApi(house.url);
  const list = await readFile(new URL("naughty-strings.json", import.meta.url), "utf8");
  strings = z.array(z.string()).parse(JSON.parse(list));
});
afterAll(() => house[Symbol.asyncDispose]());

test("every string that has broken a program is kept as it was typed, or refused when blank", async () => {
  const id = randomUUID();
  const path = `/api/conversations/${id}/messages`;
  const statuses: number[] = [];
  for (const text of strings) {
    const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
    const { status } = await api.ask("POST", path, { ...ids, text, modelId: "brief" });
    statuses.push(status);
    if (status === 202) await Array.fromAsync(api.answerEvents(ids.answerId));
  }

  const { body } = await api.ask("GET", `/api/conversations/${id}`);
  const { messages } = conversationDetailSchema.parse(body);
  const kept = messages.filter(({ role }) => role === "user").map(({ text }) => text);
  const answers = messages.filter(({ role }) => role === "assistant");

  expect(statuses).toEqual(strings.map((text) => (text.trim() === "" ? 400 : 202)));
  expect(kept).toEqual(strings.filter((text) => text.trim() !== ""));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["complete"]));
});

test("every such string can be a title, trimmed, or is refused for its length", async () => {
  const id = randomUUID();
  await api.say(id);

  for (const text of strings) {
    const title = text.trim();
    const fits = title !== "" && Array.from(title).length <= maxTitleLength;
    const reply = await api.ask("PATCH", `/api/conversations/${id}`, { title: text });
    expect(reply).toMatchObject(fits ? { status: 200, body: { title } } : { status: 400 });
  }
});
