import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  conversationTreeSchema,
  folderListSchema,
  maxTitleLength,
  problemSchema,
  searchResultSchema,
} from "#lib/protocol";
import { openHouse, type House } from "../support/open-house.ts";
import { OwnApi } from "../support/own-api.ts";

let house: House;
let api: OwnApi;
let strings: string[];
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Yes." } },
    env: { HEARTH_CONTEXT: "2048", HEARTH_TITLES: "off" },
  });
  api = new OwnApi(house.url);
  const list = await readFile(new URL("naughty-strings.json", import.meta.url), "utf8");
  strings = z.array(z.string()).parse(JSON.parse(list));
});
afterAll(() => house[Symbol.asyncDispose]());

const lengthOf = (text: string) => Array.from(text).length;

test("every string that has broken a program is kept as it was typed, or refused when blank", async () => {
  const id = randomUUID();
  const path = `/api/conversations/${id}/messages`;
  const statuses: number[] = [];
  for (const text of strings) {
    const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
    const { status } = await api.ask("POST", path, { ...ids, text, modelId: "brief" });
    statuses.push(status);
    if (status === 202) await api.waitForEnd(id, ids.answerId);
  }

  const { body } = await api.ask("GET", `/api/conversations/${id}/export`);
  const { messages } = conversationTreeSchema.parse(body);
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
    const fits = title !== "" && lengthOf(title) <= maxTitleLength;
    const reply = await api.ask("PATCH", `/api/conversations/${id}`, { title: text });
    expect(reply).toMatchObject(fits ? { status: 200, body: { title } } : { status: 400 });
  }
});

test("every such string can name a folder, trimmed, or is refused for its length", async () => {
  const wanted = new Map<string, string>();
  for (const text of strings) {
    const name = text.trim();
    const folder = { id: randomUUID(), name: text };
    const fits = name !== "" && lengthOf(name) <= 80;
    const reply = await api.ask("POST", "/api/folders", folder);
    expect(reply).toMatchObject(fits ? { status: 200, body: { name } } : { status: 400 });
    if (fits) wanted.set(folder.id, name);
  }

  const { folders } = folderListSchema.parse((await api.ask("GET", "/api/folders")).body);
  expect(new Map(folders.map(({ id, name }) => [id, name]))).toEqual(wanted);
});

test("every such string comes through import, export and attached files unchanged", async () => {
  const id = randomUUID();
  const createdAt = "2026-11-21T09:00:00.000Z";
  const messages = strings.map((text) => ({
    id: randomUUID(),
    parentId: null,
    role: "user",
    text,
    reasoning: null,
    modelId: null,
    status: "complete",
    library: null,
    sources: null,
    createdAt,
    attachments: [{ id: randomUUID(), name: Array.from(text).slice(0, 200).join("") || "a", text }],
  }));
  const tree = {
    format: "hearth-conversation",
    version: 1,
    conversation: { id, title: "Strings", createdAt },
    messages,
  };

  const imported = await api.ask("POST", "/api/conversations/import", tree);
  const exported = await api.ask("GET", `/api/conversations/${id}/export`);

  expect(imported).toEqual({ status: 200, body: { isNew: true } });
  expect(exported.body).toEqual(tree);
  for (const { attachments } of messages.filter((_, index) => index % 25 === 0)) {
    const [file] = attachments;
    const read = await api.ask("GET", `/api/attachments/${file?.id}`);
    expect(read).toMatchObject({ status: 200, body: file });
  }
});

test("every such string can be searched for, and never fails the server", async () => {
  for (const text of strings) {
    const query = new URLSearchParams({ q: text });
    const { status, body } = await api.ask("GET", `/api/search?${query}`);
    const isUsable = text.trim() !== "" && lengthOf(text.trim()) <= 500;
    expect([text, status]).toEqual([text, isUsable ? 200 : 400]);
    const shape = isUsable ? searchResultSchema : problemSchema;
    expect([text, shape.safeParse(body).success]).toEqual([text, true]);
  }
});

test("every such string can be forecast as a draft, and nothing of it is stored", async () => {
  const id = randomUUID();
  for (const text of strings) {
    const request = { parentId: null, text, modelId: "brief" };
    const { status } = await api.ask("POST", `/api/conversations/${id}/context`, request);
    expect([text, status]).toEqual([text, 200]);
  }

  expect((await api.ask("GET", `/api/conversations/${id}`)).status).toBe(404);
});

test("every such string can be part of a path, and names nothing", async () => {
  for (const text of strings) {
    const segment = encodeURIComponent(text);
    if (segment === "" || segment === "." || segment === "..") continue;
    const { status } = await api.ask("GET", `/api/conversations/${segment}`);
    expect([text, status]).toEqual([text, 404]);
  }
});
