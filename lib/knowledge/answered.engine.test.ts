import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedder } from "#lib/inference";
import { openKnowledge } from "./open-knowledge.ts";
import { openKnowledgeWriter } from "./writer/index.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const book = "0b7e2f4c-1111-4000-8000-000000000001";
const texts = [
  "To make water safe to drink, boil it for ten minutes. Where no fire can be lit, add eight drops of iodine to a litre and let it stand for half an hour.",
  "Rain is the cleanest water a traveller will find. Spread a sheet between four trees and let it drain into a pot.",
  "A fire needs tinder, kindling and fuel. Strike a flint against steel over dry bark until a spark takes.",
  "Dig a snow cave into the side of a drift, never at its foot, and keep a hole open for air.",
  "Frostbite begins with white skin that does not hurt. Warm it slowly against the body and do not rub it.",
  "By night the pole star shows where north is; by day the shadow of a stick moves from west to east.",
  "Never eat a mushroom you cannot name. The death cap looks like a good mushroom and kills within a week.",
  "A splint holds a broken leg still. Two straight branches and strips of a shirt are enough.",
  "To signal an aircraft, lay out three heaps of stones in a triangle or flash the sun with a mirror.",
  "The old captain told us that he had crossed the pass in winter with nothing but a blanket and a knife.",
];

const answerable = [
  "How do I purify water?",
  "how can I start a fire without matches",
  "What should I do about frostbite?",
  "How do I find north at night?",
  "Which mushrooms are deadly?",
  "how do you help someone with a broken leg",
  "How can a plane see me?",
];
const unanswerable = [
  "Who won the football world cup in 2018?",
  "How do I file my income tax return?",
  "What is a generic type in TypeScript?",
  "Recipe for vegetarian lasagne",
  "What is the capital of Australia?",
  "What is it about?",
  "Why is this so, and how did they do it?",
  "Can you help me?",
];

const dir = await mkdtemp(join(tmpdir(), "hearth-answered-"));
const modelPath = resolve(import.meta.dirname, "../../models/gte-small-q8_0.gguf");
const embedder = openEmbedder({ modelPath, name: "gte-small", idleMinutes: 0, log });

beforeAll(async () => {
  await using writer = await openKnowledgeWriter({ dir });
  const { key } = await embedder.facts();
  const passages = texts.map((text, section) => ({
    id: `p${section}`,
    documentId: book,
    section,
    start: 0,
    end: text.length,
    text,
    headings: [],
    language: "en",
  }));
  await writer.putPassages(book, passages);
  const vectors = await embedder.embed(texts, { role: "passage" });
  await writer.putVectors(
    key,
    passages.map(({ id }, at) => ({
      id,
      documentId: book,
      vector: vectors[at] ?? new Float32Array(),
    })),
  );
});

afterAll(async () => {
  await embedder[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

/** The questions that are taken to be answered. */
async function answered(questions: readonly string[], mode: "hybrid" | "words"): Promise<string[]> {
  await using knowledge = openKnowledge({
    dir,
    log,
    embedQuery: async (text, signal) => {
      const { key, languages } = await embedder.facts();
      const [vector] = await embedder.embed([text], { role: "query", signal });
      return vector && { table: key, vector, languages };
    },
  });
  const found: string[] = [];
  for (const text of questions) {
    const query = { text, isQuestion: true, languages: ["en"], limit: 8, mode };
    if ((await knowledge.search(query, AbortSignal.timeout(60_000))).isAnswered) found.push(text);
  }
  return found;
}

test("questions that a book answers are answered, though it uses other words", async () => {
  expect(await answered(answerable, "hybrid")).toEqual(answerable);
});

test("questions that no book answers are not, those made of words every text has included", async () => {
  expect(await answered(unanswerable, "hybrid")).toEqual([]);
});

test("by words alone a book is not taken to answer what it says nothing of, but what it says in the same words", async () => {
  expect(await answered(unanswerable, "words")).toEqual([]);
  expect(await answered(["make water safe to drink", "dig a snow cave"], "words")).toHaveLength(2);
});
