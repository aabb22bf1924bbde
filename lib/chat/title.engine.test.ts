import { afterAll, beforeAll, expect, test } from "vitest";
import type { Job } from "#lib/protocol";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: '"Bread {rises|bakes} slowly."\nreally' },
      thinker: { text: "<think> hm </think> Tea stays warm", thinks: true },
      ponderer: { text: "<think> well now", endless: true, thinks: true },
    },
    env: { HEARTH_SLOTS: "1", HEARTH_CONTEXT: "1024" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

/** Resolves once the title job of a conversation is over. */
function titleJob(conversationId: string): Promise<Job> {
  return new Promise((resolve) => {
    const leave = house.jobs.onChange((job) => {
      if (job.conversationId !== conversationId || job.state === "running") return;
      if (job.state === "waiting") return;
      leave();
      resolve(job);
    });
  });
}

async function titleOf(talk: Talk): Promise<string> {
  const { conversation } = await house.chat.snapshot(talk.id);
  return `${conversation.titleSource}: ${conversation.title}`;
}

test("the first answer is followed by a title from the model, which costs the conversation nothing", async () => {
  const talk = new Talk(house);
  const over = titleJob(talk.id);
  const first = await talk.say({ text: "tell me more ".repeat(20) });
  const told = Array.fromAsync(untilTitle(talk));

  const job = await over;
  const second = await talk.say({ parentId: first.answer.id });

  expect(job).toMatchObject({ kind: "title", state: "done", problem: null });
  expect(await titleOf(talk)).toMatch(/^model: Bread (rises|bakes) slowly$/);
  expect((await told).at(-1)).toMatchObject({ type: "title.written" });
  const known = (first.answer.figures?.promptTokens ?? Infinity) - 1;
  expect(second.answer.figures?.cachedTokens).toBeGreaterThanOrEqual(known);
  await talk.checked();
});

async function* untilTitle(talk: Talk) {
  for await (const item of talk.follow()) {
    yield item;
    if (item.type === "title.written") return;
  }
}

test("a title that a person gave is never replaced", async () => {
  const talk = new Talk(house);
  const over = titleJob(talk.id);
  await talk.say();

  await house.chat.conversations.change(talk.id, { title: "Mine" });
  await over;

  expect(await titleOf(talk)).toBe("person: Mine");
});

test("what a model thinks is no title, and one that only thinks leaves the first words", async () => {
  const [thinker, ponderer] = [new Talk(house), new Talk(house)];
  const named = titleJob(thinker.id);
  await thinker.say({ modelId: "thinker" });
  await named;
  expect(await titleOf(thinker)).toBe("model: Tea stays warm");

  const { answer } = await ponderer.send({ modelId: "ponderer", text: "Why?" });
  await ponderer.reaches(answer.id, "thinking");
  await house.chat.stop(answer.id);

  expect(await titleOf(ponderer)).toBe("first-words: Why?");
  expect((await house.chat.snapshot(ponderer.id)).conversation.titleSource).toBe("first-words");
});

test("a title that another model keeps from its slot waits, and a person does not", async () => {
  const talk = new Talk(house);
  await talk.say({ modelId: "brief" });
  const other = new Talk(house);

  const { answer } = await other.say({ modelId: "thinker" });

  expect(answer.status).toBe("complete");
  expect(await titleOf(talk)).toBe("first-words: Hello");
});
