import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { databaseUrl, openTestDatabase } from "../support/database.ts";
import { writeTinyModel } from "../support/tiny-model.ts";

const talker = fileURLToPath(new URL("talker.ts", import.meta.url));
const lineSchema = z.object({
  type: z.enum(["accepted", "kept"]),
  messageId: z.string().optional(),
  answerId: z.string(),
  text: z.string(),
});
type Line = z.infer<typeof lineSchema>;

/** The line after which each life ends: at once after a promise, between words, around an ending. */
const deaths = [1, 2, 3, 5, 8, 13, 40, 90];

let models: string;
beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), "hearth-crash-"));
  await writeTinyModel(join(models, "endless.gguf"), { endless: true, width: 128, context: 1024 });
});
afterAll(() => rm(models, { recursive: true, force: true }));

/** Runs a Hearth until it has said so many lines, and kills it there and then. */
async function live(url: string, conversationId: string, lineCount: number): Promise<Line[]> {
  const child = spawn(process.execPath, [talker, url, models, conversationId], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines: Line[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(lineSchema.parse(JSON.parse(line)));
    if (lines.length === lineCount) child.kill("SIGKILL");
  }
  await exited;
  return lines;
}

test("whatever moment it is killed at, what was promised is there once and has an end", async () => {
  const url = databaseUrl();
  const conversationId = randomUUID();

  const told: Line[] = [];
  for (const lineCount of deaths) told.push(...(await live(url, conversationId, lineCount)));
  await using db = await openTestDatabase(url);
  const left = await db.messages.stopAllStreaming();
  const messages = await db.messages.listIn(conversationId);

  const promised = told.filter(({ type }) => type === "accepted");
  const texts = messages.filter(({ role }) => role === "user").map(({ text }) => text);
  expect(promised.length).toBeGreaterThanOrEqual(deaths.length);
  for (const { text, messageId, answerId } of promised) {
    expect(texts.filter((stored) => stored === text)).toHaveLength(1);
    expect(messages.find(({ id }) => id === answerId)).toMatchObject({ parentId: messageId });
  }
  const kept = told.filter(({ type, text }) => type === "kept" && text !== "");
  expect(kept.length).toBeGreaterThan(0);
  for (const { answerId, text } of kept) {
    expect(messages.find(({ id }) => id === answerId)?.text.startsWith(text)).toBe(true);
  }
  // Only the last life can have left one: each new life settles what the one before it left.
  expect(left).toBeLessThanOrEqual(1);
  expect(new Set(texts).size).toBe(texts.length);
  const parents = new Set(messages.map(({ id }) => id));
  expect(messages.every(({ parentId }) => parentId === null || parents.has(parentId))).toBe(true);
});
