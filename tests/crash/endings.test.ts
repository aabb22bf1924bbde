import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readServerEnv } from "#lib/env";
import { openLog } from "#lib/log";
import type { Message } from "#lib/protocol";
import { openRuntime, type Runtime } from "#lib/runtime";
import { openPostgres } from "../../server/postgres/open-postgres.ts";
import { databaseUrl, openTestDatabase } from "../support/database.ts";
import { writeTinyModel } from "../support/tiny-model.ts";

const never = new AbortController().signal;
const root = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-endings-"));
  const endless = { endless: true, width: 512, layers: 4, context: 16_384 };
  await writeTinyModel(join(folder, "endless.gguf"), endless);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function openHearth(url: string): Promise<Runtime> {
  const { env } = readServerEnv({
    NODE_ENV: "test",
    HEARTH_THREADS: "1",
    HEARTH_GPU: "off",
    HEARTH_CONTEXT: "16384",
    HEARTH_SLOTS: "1",
    OFFLINE_MODE: "on",
    MODELS_DIR: folder,
  });
  return openRuntime({ env, databaseUrl: url, log: openLog({ level: "silent" }), root });
}

/** Begins an answer that does not end by itself and resolves when some of it can be read. */
async function beginWriting({ chat }: Runtime): Promise<Message> {
  const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
  const { answer } = await chat.send(randomUUID(), { ...ids, text: "Talk", modelId: "endless" });
  for await (const event of chat.watch(answer.id, never)) {
    if (event.type === "text-delta") return answer;
  }
  throw new Error("The answer ended by itself.");
}

async function ended({ chat }: Runtime, messageId: string): Promise<Message> {
  const last = (await Array.fromAsync(chat.watch(messageId, never))).at(-1);
  if (last?.type !== "end") throw new Error("A watched answer ends.");
  return last.message;
}

test("closing Hearth in the middle of an answer stores it as stopped, with its text", async () => {
  const url = databaseUrl();
  const hearth = await openHearth(url);
  const answer = await beginWriting(hearth);
  const watching = ended(hearth, answer.id);

  await hearth[Symbol.asyncDispose]();
  const shown = await watching;
  await using db = await openTestDatabase(url);

  expect(shown).toMatchObject({ status: "stopped", error: null });
  expect(shown.text).not.toBe("");
  expect(await db.messages.find(answer.id)).toEqual(shown);
});

test("when Postgres dies the answer ends rather than show what is not kept, and is stored later", async () => {
  await using postgres = await openPostgres({ dir: join(folder, "postgres") });
  await using hearth = await openHearth(postgres.url);
  const answer = await beginWriting(hearth);

  process.kill(postgres.processId(), "SIGKILL");
  const shown = await ended(hearth, answer.id);
  const { messages } = await hearth.chat.open(answer.conversationId);

  expect(shown).toMatchObject({ status: "failed", error: { code: "busy" } });
  expect(shown.text).not.toBe("");
  expect(messages.at(-1)).toEqual(shown);
});
