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
import { Talk } from "../support/talk.ts";
import { writeTinyModel } from "../support/tiny-model.ts";

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
    HEARTH_TITLES: "off",
    OFFLINE_MODE: "on",
    MODELS_DIR: folder,
  });
  return openRuntime({ env, databaseUrl: url, log: openLog({ level: "silent" }), root });
}

/** Begins an answer that does not end by itself and resolves when some of it can be read. */
async function beginWriting(talk: Talk): Promise<Message> {
  const { answer } = await talk.send({ modelId: "endless" });
  await talk.writing(answer.id);
  return answer;
}

test("closing Hearth in the middle of an answer stores it as stopped, with its text", async () => {
  const url = databaseUrl();
  const hearth = await openHearth(url);
  const talk = new Talk(hearth);
  const answer = await beginWriting(talk);
  const watching = talk.ended(answer.id);

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
  const talk = new Talk(hearth);
  const answer = await beginWriting(talk);

  process.kill(postgres.processId(), "SIGKILL");
  const stored = await eventually(() => talk.ended(answer.id));
  const state = await talk.checked();

  expect(stored).toMatchObject({ status: "failed", error: { code: "busy" } });
  expect(stored.text).not.toBe("");
  expect(state.messages.get(answer.id)).toEqual(stored);
});

/** Until Postgres is up again, whoever asks is refused. */
async function eventually<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise(setImmediate);
    }
  }
}

test("an answer is stopped from another process, which reads it as it is written", async () => {
  const url = databaseUrl();
  await using writer = await openHearth(url);
  await using other = await openHearth(url);
  const talk = new Talk(writer);
  const answer = await beginWriting(talk);
  const elsewhere = new Talk(other, talk.id);
  await elsewhere.writing(answer.id);

  const stopped = await other.chat.stop(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", error: null });
  expect(stopped.text).not.toBe("");
  expect(await talk.ended(answer.id)).toEqual(stopped);
  expect((await elsewhere.checked()).messages.get(answer.id)).toEqual(stopped);
});

test("a conversation is deleted from another process in the middle of an answer", async () => {
  const url = databaseUrl();
  await using writer = await openHearth(url);
  await using other = await openHearth(url);
  const talk = new Talk(writer);
  const answer = await beginWriting(talk);

  await other.chat.conversations.remove(talk.id);
  await writer.chat.conversations.restore(talk.id);

  expect((await talk.checked()).messages.get(answer.id)).toMatchObject({ status: "stopped" });
});

test("two processes that write one conversation at once leave one tree, with the same journal for both", async () => {
  const url = databaseUrl();
  await using one = await openHearth(url);
  await using other = await openHearth(url);
  const talk = new Talk(one);
  const { message, answer } = await talk.send({ modelId: "endless" });
  await one.chat.stop(answer.id);

  const talks = [talk, new Talk(other, talk.id)] as const;
  const hands = ({ chat }: Runtime) =>
    Array.from({ length: 10 }, (_, count) =>
      chat.edit(message.id, { messageId: randomUUID(), text: `edit ${count}` }),
    );
  await Promise.all([
    ...talks.map((each) => each.send({ modelId: "endless", parentId: answer.id })),
    ...hands(one),
    ...hands(other),
    one.chat.conversations.change(talk.id, { isPinned: true }),
    other.chat.conversations.change(talk.id, { isPinned: false }),
  ]);
  const { runs } = await one.chat.snapshot(talk.id);
  await Promise.all(runs.map((run) => other.chat.stop(run.messageId)));

  const [here, there] = await Promise.all(talks.map((each) => each.checked()));
  expect(here?.nodes.size).toBe(2 + 4 + 20);
  expect(there).toEqual(here);
});
