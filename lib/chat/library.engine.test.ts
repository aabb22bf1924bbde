import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJournal } from "#lib/events";
import type { LibraryScope, Message } from "#lib/protocol";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { stockLibrary } from "../../tests/support/stocked-library.ts";
import { Talk } from "../../tests/support/talk.ts";

const water =
  "# Water\n\n## Making it safe\n\nBoil water for one full minute at sea level before you drink it. " +
  "High in the mountains, boil it for three minutes. Boiled water tastes flat, so pour it from one cup into another.\n\n" +
  "## Finding it\n\nFollow the flight of pigeons at dusk, for they drink before they sleep.\n";
const bread =
  "# Bread\n\n## Dough\n\nKnead the dough until it no longer sticks to the table. Let it rise twice in a warm place.\n\n" +
  "## Oven\n\nBake the loaf until it sounds hollow when you knock on its bottom.\n";

let house: House;
let books: Record<string, string>;
beforeAll(async () => {
  house = await openHouse({
    models: {
      quoting: { text: 'The manual says: "Boil water for one full minute" [1].', context: 8192 },
      mute: { text: "I am happy to help.", context: 8192 },
      endless: {
        text: '"Boil water for one full minute" he said and',
        endless: true,
        width: 512,
        context: 8192,
      },
    },
    env: { HEARTH_SLOTS: "1", HEARTH_CONTEXT: "8192", HEARTH_TITLES: "off" },
  });
  books = await stockLibrary({
    db: house.db,
    dataDir: house.env.DATA_DIR,
    files: { "water.md": water, "bread.md": bread },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const question = "How long must I boil water before I drink it?";
const unknown = "Who was crowned emperor of Ethiopia in 1930?";
const automatic: LibraryScope = { mode: "automatic", documentIds: [] };
const off: LibraryScope = { mode: "off", documentIds: [] };
const explicit: LibraryScope = { mode: "explicit", documentIds: [] };

/** What stands in the books where a message's citations say that it does. */
function quotesOf({ sources }: Message) {
  const citations = sources?.citations ?? [];
  return Promise.all(
    citations.map(async ({ n, section, start, end }) => {
      const { documentId = "" } = sources?.passages.find((passage) => passage.n === n) ?? {};
      return (await house.shelf.textAt(documentId, section))?.slice(start, end);
    }),
  );
}

test("an answer carries the quotes that stand in the books, and those alone", async () => {
  const talk = new Talk(house);

  const { message, answer } = await talk.say({ text: question, modelId: "quoting" });

  expect(message.library).toEqual(automatic);
  expect(answer).toMatchObject({
    status: "complete",
    sources: { isAnswered: true, query: question },
  });
  expect(answer.sources?.coverage).toMatchObject({ documents: 2, unread: 0 });
  expect(answer.sources?.citations).toMatchObject([
    { kind: "quote", quote: "Boil water for one full minute" },
  ]);
  const [citation] = answer.sources?.citations ?? [];
  expect(answer.text.slice(citation?.at?.start, citation?.at?.end)).toBe(citation?.quote);
  expect(await quotesOf(answer)).toEqual(["Boil water for one full minute"]);
  await talk.checked();
});

test("beside an answer that keeps to no book stands what the books say, word for word", async () => {
  const talk = new Talk(house);

  const { answer } = await talk.say({ text: question, modelId: "mute" });

  const citations = answer.sources?.citations ?? [];
  expect(citations[0]).toMatchObject({ kind: "beside", at: null });
  expect(citations[0]?.quote).toContain("Boil water for one full minute");
  expect(await quotesOf(answer)).toEqual(citations.map(({ quote }) => quote));
  await talk.checked();
});

test("the model reads the passages, and the next question leaves them out again", async () => {
  const bare = await new Talk(house).say({ text: question, modelId: "mute", library: off });
  const talk = new Talk(house);

  const first = await talk.say({ text: question, modelId: "mute" });
  const second = await talk.say({
    text: "Thank you",
    parentId: first.answer.id,
    modelId: "mute",
    library: off,
  });

  const tokens = (message: Message) => message.figures?.promptTokens ?? 0;
  expect(tokens(first.answer)).toBeGreaterThan(tokens(bare.answer) + 300);
  expect(tokens(second.answer)).toBeLessThan(tokens(first.answer));
});

test("a reader sees the search, what it found, the words, and the end", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ text: question, modelId: "quoting" });
  const seen: string[] = [];

  for await (const item of talk.follow()) {
    if (item.type === "run.changed") seen.push(item.state.state);
    else if (item.type !== seen.at(-1)) seen.push(item.type);
    if (item.type === "run.ended") break;
  }
  const kept = (await Array.fromAsync(readJournal(house.events, talk.id))).map(({ type }) => type);

  const order = ["searching", "sources.found", "writing", "message.ended"].map((what) =>
    seen.indexOf(what),
  );
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(order).not.toContain(-1);
  expect(kept).not.toContain("sources.found");
  await talk.ended(answer.id);
});

test("what an explicit question does not find is said by Hearth, and no model is asked", async () => {
  const talk = new Talk(house);
  await house.inference.unload();

  const { answer } = await talk.say({ text: unknown, modelId: "mute", library: explicit });

  expect(answer).toMatchObject({ status: "complete", figures: null, error: null });
  expect(answer.text).toMatch(/^Your library does not answer this\. I looked through 2 books/);
  expect(answer.sources).toMatchObject({ mode: "explicit", isAnswered: false, citations: [] });
  expect(house.inference.status()).toMatchObject({ state: "empty" });
  await talk.checked();
});

test("what an automatic question does not find is answered without passages, and kept as not found", async () => {
  const talk = new Talk(house);

  const { answer } = await talk.say({ text: unknown, modelId: "mute" });

  expect(answer.text).toBe("I am happy to help.");
  expect(answer.sources).toMatchObject({ mode: "automatic", isAnswered: false, citations: [] });
  expect(answer.figures?.promptTokens).toBeLessThan(200);
  await talk.checked();
});

test("how a question asks the library becomes how its conversation does", async () => {
  const talk = new Talk(house);
  const named: LibraryScope = { mode: "explicit", documentIds: [books["bread.md"] ?? ""] };

  const first = await talk.say({ text: question, modelId: "mute", library: named });
  const second = await talk.say({
    text: "When is a loaf of bread baked?",
    modelId: "mute",
    parentId: first.answer.id,
  });
  await house.chat.conversations.change(talk.id, { library: off });
  const third = await talk.say({ text: question, modelId: "mute", parentId: second.answer.id });

  expect([first, second, third].map(({ message }) => message.library)).toEqual([
    named,
    named,
    null,
  ]);
  const titles = second.answer.sources?.passages.map(({ title }) => title);
  expect(new Set(titles)).toEqual(new Set(["Bread"]));
  expect(third.answer.sources).toBeNull();
  expect((await talk.checked()).conversation.library).toEqual(off);
});

test("another answer to the same question asks the library again", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.say({ text: question, modelId: "mute" });

  const again = await house.chat.regenerate(answer.id, {
    answerId: randomUUID(),
    modelId: "quoting",
  });

  expect((await talk.ended(again.id)).sources).toMatchObject({
    isAnswered: true,
    citations: [{ kind: "quote" }],
  });
  await talk.checked();
});

test("an answer that is stopped and written on keeps its sources, and is held against them again", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ text: question, modelId: "endless" });
  await quoted(talk);
  const stopped = await house.chat.stop(answer.id);

  await house.chat.continue(answer.id);
  await talk.reaches(answer.id, "writing");
  const again = await house.chat.stop(answer.id);

  // The endless model goes on to say it again: how often, is a matter of speed.
  expect(stopped.sources?.query).toBe(question);
  expect(stopped.sources?.citations[0]).toMatchObject({ kind: "quote" });
  expect(again.sources?.passages).toEqual(stopped.sources?.passages);
  expect(again.sources?.citations[0]).toEqual(stopped.sources?.citations[0]);
  expect(again.text.length).toBeGreaterThan(stopped.text.length);
  await talk.checked();
});

/** Resolves once the endless model has said its quote. */
async function quoted(talk: Talk): Promise<void> {
  let text = "";
  for await (const item of talk.follow()) {
    if (item.type === "conversation.snapshot") text = item.messages.at(-1)?.text ?? "";
    if (item.type === "assistant.stream.delta") text += item.text;
    if (text.includes("he said")) return;
  }
}

test("a question that leans on the one before is looked for together with it", async () => {
  const talk = new Talk(house);
  const first = await talk.say({ text: question, modelId: "mute" });

  const { answer } = await talk.say({
    text: "And in the mountains?",
    modelId: "mute",
    parentId: first.answer.id,
  });

  expect(answer.sources).toMatchObject({
    query: `${question} And in the mountains?`,
    isAnswered: true,
  });
});

test("a temporary chat has its sources and quotes too, and nothing of it is stored", async () => {
  const conversationId = randomUUID();
  const [parentId, answerId] = [randomUUID(), randomUUID()];
  const line = [{ id: parentId, role: "user" as const, text: question }];
  const asked = { conversationId, answerId, parentId, after: 0, modelId: "quoting", line };

  const events = await Array.fromAsync(
    house.chat.answerTemporarily({ ...asked, library: automatic }, new AbortController().signal),
  );

  const ended = events.find((event) => event.type === "message.ended");
  expect(ended?.message.sources).toMatchObject({ citations: [{ kind: "quote" }] });
  expect(events.map(({ type }) => type)).toContain("sources.found");
  expect(JSON.stringify(house.lines)).not.toContain("pigeons");
  expect(JSON.stringify(house.lines)).not.toContain(question);
});

test("what goes out and comes in keeps its sources; quotes that nobody wrote do not come in", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.say({ text: question, modelId: "quoting" });
  const tree = await house.chat.export(talk.id);
  const text = JSON.stringify(tree);
  const fresh = (json: string) => {
    const ids = [tree.conversation.id, ...tree.messages.map(({ id }) => id)];
    return JSON.parse(
      ids.reduce((all, id) => all.replaceAll(id, randomUUID()), json),
    ) as typeof tree;
  };
  const same = fresh(text);
  const forged = fresh(text.replaceAll("one full minute", "two full minutes"));

  await house.chat.import(same);
  await house.chat.import(forged);

  const sourcesOf = async (id: string) =>
    (await house.chat.export(id)).messages.find(({ role }) => role === "assistant")?.sources;
  expect(await sourcesOf(same.conversation.id)).toEqual(answer.sources);
  expect((await sourcesOf(forged.conversation.id))?.citations).toEqual([]);
  expect(JSON.stringify(await sourcesOf(forged.conversation.id))).not.toContain("two full minutes");
  await new Talk(house, forged.conversation.id).checked();
});

test("before anything is looked for, the forecast says how much passages may take", async () => {
  const talk = new Talk(house);
  await talk.say({ text: "Hello", modelId: "mute", library: off });
  const request = { parentId: null, text: question, modelId: "mute" };

  const asking = await house.chat.forecast(talk.id, { ...request, library: automatic });
  const silent = await house.chat.forecast(talk.id, request);

  expect(asking).toMatchObject({ passageTokens: 1_600, promptTokens: silent.promptTokens });
  expect(silent.passageTokens).toBe(0);
});

test("books that are gone are passed over, and without any the answer says that there are none", async () => {
  const gone = books["water.md"] ?? "";
  const named: LibraryScope = { mode: "explicit", documentIds: [gone] };
  await house.shelf.changeMany({ do: "remove", ids: [gone] });

  const { answer } = await new Talk(house).say({ text: question, modelId: "mute", library: named });
  const whole = await new Talk(house).say({ text: question, modelId: "mute", library: explicit });

  expect(answer.text).toBe(
    "Your library does not answer this: none of the books that were asked can be searched.",
  );
  expect(answer.figures).toBeNull();
  expect(whole.answer.sources?.coverage.documents).toBe(1);
  await house.shelf.changeMany({ do: "restore", ids: [gone] });
});

test("a book that changes while an answer is written is quoted no more where it differs", async () => {
  const talk = new Talk(house);
  const { answer } = await talk.send({ text: question, modelId: "endless" });
  await quoted(talk);

  await house.db.execute("update library_sections set text = 'x' || text where document_id = $1", [
    books["water.md"],
  ]);
  const stopped = await house.chat.stop(answer.id);

  expect(stopped.sources?.passages.length).toBeGreaterThan(0);
  expect(stopped.sources?.citations).toEqual([]);
});
