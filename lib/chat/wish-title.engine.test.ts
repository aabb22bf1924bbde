import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "#lib/protocol";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";
import { wishTitle } from "./wish-title.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Bread {rises|bakes} slowly." } },
    env: { HEARTH_SLOTS: "1", HEARTH_CONTEXT: "1024", HEARTH_TITLES: "off" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

/** How many titles are put away for a conversation after an answer. */
async function wished(message: Message, writesTitles: boolean): Promise<number> {
  const { db, jobs, log } = house;
  await wishTitle({ db, jobs, log, writesTitles }, message);
  const all = await jobs.list();
  return all.filter((job) => job.conversationId === message.conversationId).length;
}

test("a title is wished for after the first answer, once, and only where that is switched on", async () => {
  const { answer } = await new Talk(house).say();

  expect(await wished(answer, false)).toBe(0);
  expect(await wished(answer, true)).toBe(1);
  expect(await wished(answer, true)).toBe(1);
});

test("a stopped answer, a late one and a conversation that has its name wish for no title", async () => {
  const talk = new Talk(house);
  let { answer } = await talk.say();
  const stopped: Message = { ...answer, status: "stopped" };
  for (let count = 0; count < 3; count++) ({ answer } = await talk.say({ parentId: answer.id }));
  const named = new Talk(house);
  const first = await named.say();
  await house.chat.conversations.change(named.id, { title: "Mine" });

  expect(await wished(stopped, true)).toBe(0);
  expect(await wished(answer, true)).toBe(0);
  expect(await wished(first.answer, true)).toBe(0);
});
