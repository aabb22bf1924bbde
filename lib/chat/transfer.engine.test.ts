import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conversationTreeSchema, type ConversationTree } from "#lib/protocol";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { Talk } from "../../tests/support/talk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Bread {rises|bakes} slowly." } },
    env: { HEARTH_CONTEXT: "1024", HEARTH_TITLES: "off" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const createdAt = "2026-01-02T03:04:05.000Z";

type Node = ConversationTree["messages"][number];

function node(change: Partial<Node> = {}): Node {
  const nothing = { parentId: null, reasoning: null, modelId: null };
  const shape = { role: "user", status: "complete", text: "Hello" } as const;
  return { id: randomUUID(), createdAt, ...nothing, ...shape, ...change };
}

function tree(messages: readonly Node[]): ConversationTree {
  const conversation = { id: randomUUID(), title: "Imported", createdAt };
  return { format: "hearth-conversation", version: 1, conversation, messages: [...messages] };
}

/** Questions and answers one below the other, with a second answer to every tenth question. */
function long(pairs: number): ConversationTree {
  const messages: Node[] = [];
  let parentId: string | null = null;
  for (let count = 0; count < pairs; count++) {
    const question = node({ parentId, text: `Question ${count}` });
    const reply = node({ parentId: question.id, role: "assistant", text: `Answer ${count}` });
    messages.push(question, reply);
    if (count % 10 === 0) messages.push({ ...reply, id: randomUUID(), text: "Another" });
    parentId = reply.id;
  }
  return tree(messages);
}

test("a conversation that goes out and comes in elsewhere is the same", async () => {
  const talk = new Talk(house);
  const attachments = [{ id: randomUUID(), name: "a.md", text: "Hello" }];
  const { answer } = await talk.say({ attachments });
  await talk.say({ parentId: answer.id });
  await house.chat.regenerate(answer.id, { answerId: randomUUID(), modelId: "brief" });
  const { runs } = await house.chat.snapshot(talk.id);
  for (const run of runs) await talk.ended(run.messageId);

  const exported = conversationTreeSchema.parse(await house.chat.export(talk.id));
  const moved = withFreshIds(exported);
  const first = await house.chat.import(moved);
  const second = await house.chat.import(moved);

  expect([first, second]).toEqual([{ isNew: true }, { isNew: false }]);
  expect(await house.chat.export(moved.conversation.id)).toEqual(moved);
  await new Talk(house, moved.conversation.id).checked();
});

test("ten thousand messages come in, replay to their rows, and are answered", async () => {
  const whole = long(4_761);

  await house.chat.import(whole);
  const talk = new Talk(house, whole.conversation.id);
  const { outline, messages, leafId } = await house.chat.snapshot(talk.id);
  const { answer } = await talk.say({ parentId: leafId });

  expect(outline.length).toBe(whole.messages.length);
  expect(messages.length).toBeLessThan(100);
  expect(answer).toMatchObject({ status: "complete" });
  expect(answer.context?.leftOut).toBeGreaterThan(9_000);
  await talk.checked();
});

test("what is no tree is refused by the field that is wrong, and nothing is stored", async () => {
  const root = node();
  const reply = node({ parentId: root.id, role: "assistant" });
  const file = { id: randomUUID(), name: "a.md", text: "x" };
  const refused: [field: string, messages: readonly Node[]][] = [
    ["messages[0].parentId", [reply, root]],
    ["messages[1].parentId", [root, node({ parentId: randomUUID() })]],
    ["messages[1].id", [root, { ...root }]],
    ["messages[0].parentId", [node({ role: "assistant" })]],
    ["messages[0]", [node({ status: "stopped" })]],
    ["messages[0].text", [node({ text: "a\0b" })]],
    ["messages[1].reasoning", [root, { ...reply, reasoning: "half \ud83d" }]],
    ["messages", [{ ...root, attachments: [file] }, node({ attachments: [file] })]],
  ];
  const own = node();
  const cycle = { ...own, parentId: own.id };

  for (const [field, messages] of [...refused, ["messages[0].parentId", [cycle]] as const]) {
    const whole = tree(messages);
    await expect(house.chat.import(whole)).rejects.toMatchObject({
      code: "bad-input",
      facts: { field },
    });
    await expect(house.chat.snapshot(whole.conversation.id)).rejects.toMatchObject({
      code: "not-found",
    });
  }
});

test("messages that belong to another conversation are not taken from it", async () => {
  const talk = new Talk(house);
  const { message } = await talk.say();
  const thief = tree([node(), node({ id: message.id })]);

  await expect(house.chat.import(thief)).rejects.toMatchObject({ code: "conflict" });

  await expect(house.chat.snapshot(thief.conversation.id)).rejects.toMatchObject({
    code: "not-found",
  });
  await talk.checked();
});

/** The same tree as another house would have it. */
function withFreshIds(whole: ConversationTree): ConversationTree {
  const ids = new Map<string, string>();
  const fresh = (id: string) => {
    const known = ids.get(id) ?? randomUUID();
    ids.set(id, known);
    return known;
  };
  const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  return conversationTreeSchema.parse(JSON.parse(JSON.stringify(whole).replace(uuids, fresh)));
}
