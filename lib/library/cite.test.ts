import { expect, test } from "vitest";
import type { Source } from "#lib/protocol";
import { cite } from "./cite.ts";

const fire =
  "Boil water for one minute at sea level, adding one minute for each additional 1,000 feet above sea level. " +
  "Water that has been boiled tastes flat. Pour it from one container into another to put the air back.";
const garden =
  "“All that is very well,” answered Candide, “but let us cultivate our garden.” " +
  "The old man had only twenty acres; his children and he cultivated them.";
const cat = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。";

/** Passages that stand somewhere in the middle of their sections. */
function shown(...texts: string[]): Source[] {
  return texts.map((text, index) => ({
    n: index + 1,
    documentId: "7b1c9a52-6d5e-4c39-9f63-0a4b1f1f8e11",
    title: "Made",
    creators: [],
    headings: [],
    page: null,
    section: index,
    start: 1_000,
    end: 1_000 + text.length,
    text,
    score: 0.9,
  }));
}

/** Citations as a reader sees them: the kind, the number, the answer's words, the book's words. */
function read(answer: string, passages = shown(fire, garden)) {
  return cite(answer, passages).map(({ n, kind, at, quote }) => {
    return [kind, n, at === null ? null : answer.slice(at.start, at.end), quote];
  });
}

const boil =
  "Boil water for one minute at sea level, adding one minute for each additional 1,000 feet above sea level.";
const candide = "“All that is very well,” answered Candide, “but let us cultivate our garden.”";

test("a quote that stands in the passage it names is a quote, at the words between its marks", () => {
  expect(read('Candide says "let us cultivate our garden" [2].')).toEqual([
    ["quote", 2, "let us cultivate our garden", "let us cultivate our garden"],
  ]);
});

test("what is shown is the book's own typography, at its place in the section", () => {
  const [citation] = cite("“all that is very well”, answered Candide [2]", shown(fire, garden));

  expect(citation).toMatchObject({ kind: "quote", section: 1, quote: "All that is very well" });
  expect([citation?.start, citation?.end]).toEqual([1_001, 1_022]);
});

test("a quote under a wrong number is put under the right one", () => {
  expect(read('He says "let us cultivate our garden" [1].')).toEqual([
    ["quote", 2, "let us cultivate our garden", "let us cultivate our garden"],
  ]);
});

test("a quote needs no number to be found", () => {
  expect(read("As the book says, “Water that has been boiled tastes flat.”")).toEqual([
    [
      "quote",
      1,
      "Water that has been boiled tastes flat.",
      "Water that has been boiled tastes flat.",
    ],
  ]);
});

test("words given as a quote that stand nowhere are a paraphrase of what is nearest to them", () => {
  expect(read('It says "boil all water for ten minutes at sea level" [1].')).toEqual([
    ["paraphrase", 1, "boil all water for ten minutes at sea level", boil],
  ]);
});

test("quotes of every print and script are found, and those in lines of their own", () => {
  const answers = [
    "«Water that has been boiled tastes flat»",
    "„Water that has been boiled tastes flat“",
    "‘Water that has been boiled tastes flat’",
    "He wrote:\n\n> Water that has been\n> boiled tastes flat.\n\nSo it does.",
    "「Water that has been boiled tastes flat」",
  ];

  for (const answer of answers)
    expect(cite(answer, shown(fire))).toMatchObject([{ kind: "quote" }]);
  expect(read("「名前はまだ無い」と言う。", shown(cat))).toEqual([
    ["quote", 1, "名前はまだ無い", "名前はまだ無い"],
  ]);
});

test("titles, single words and code are no quotes", () => {
  expect(read('The word "garden" and "Candide" say: `"let us cultivate our garden" [2]`.')).toEqual(
    [],
  );
  expect(read('```\nprint("let us cultivate our garden") [2]\n```')).toEqual([]);
});

test("a sentence that names a source is supported by what the source says of it", () => {
  expect(read("At sea level one minute of boiling is enough [1]. It is about work. [2]")).toEqual([
    ["support", 1, "At sea level one minute of boiling is enough [1].", boil],
  ]);
  expect(read("You should boil your water. [1] Gardens want to be cultivated【2】")).toEqual([
    ["support", 1, "You should boil your water. [1]", expect.stringContaining("oil")],
    ["support", 2, "Gardens want to be cultivated【2】", candide],
  ]);
});

test("a sentence may name several sources, and each speaks for itself", () => {
  const answer = "Boil the water for one minute, and cultivate your garden [1, 2].";

  expect(cite(answer, shown(fire, garden)).map(({ n, kind }) => [n, kind])).toEqual([
    [1, "support"],
    [2, "support"],
  ]);
});

test("a source that has nothing to do with the sentence does not support it", () => {
  expect(read("The capital of France is Paris [1].")).toEqual([]);
  expect(read("Boil water for one minute at sea level [7].")).toEqual([
    ["support", 1, "Boil water for one minute at sea level [7].", boil],
  ]);
});

test("an answer that names no source is supported where a passage bears it out", () => {
  const answer =
    "To be safe, water should be boiled for at least one minute at sea level. I hope this helps!";

  expect(read(answer)).toEqual([
    [
      "support",
      1,
      "To be safe, water should be boiled for at least one minute at sea level.",
      boil,
    ],
  ]);
});

test("an answer that only touches on a passage is supported as a whole", () => {
  const answer =
    "There was an old man. He and his family were farmers of some kind and had a farm with about twenty acres somewhere, where all of the children worked.";

  expect(read(answer)).toEqual([
    ["support", 2, null, "The old man had only twenty acres; his children and he cultivated them."],
  ]);
});

test("an answer that has nothing to do with the passages is supported by nothing", () => {
  expect(read("Paris is the capital of France and has two million inhabitants.")).toEqual([]);
  expect(read("I am sorry, but I cannot help you with that.")).toEqual([]);
  expect(read("")).toEqual([]);
});

test("scripts without spaces are compared by pairs of letters", () => {
  expect(read("この猫にはまだ名前が無い[1]。", shown(cat, garden))).toEqual([
    ["support", 1, "この猫にはまだ名前が無い[1]。", "名前はまだ無い。"],
  ]);
});

test("every quote is exactly what stands at its place", () => {
  const answers = [
    '"Let us cultivate our garden", boil water for one minute [1] [2]',
    fire,
    garden,
  ];

  for (const citation of answers.flatMap((answer) => cite(answer, shown(fire, garden)))) {
    const text = citation.n === 1 ? fire : garden;
    expect(text.slice(citation.start - 1_000, citation.end - 1_000)).toBe(citation.quote);
    expect(citation.quote).not.toBe("");
  }
});

test("a sentence of half a page is cited in part", () => {
  const long = `${"and the water rose, ".repeat(60)}and the baker saved his bread from the flood.`;

  const [citation] = cite("The baker saved the bread from the flood [1].", shown(long));

  expect(citation?.quote.length).toBeLessThan(520);
  expect(citation?.quote).toContain("baker saved his bread");
});

test("what a model or a book may write in order to take long is still answered soon", () => {
  const traps = [
    '"'.repeat(400_000),
    '"a b c d e f g h i j '.repeat(19_000),
    "[1]".repeat(130_000),
    "`".repeat(400_000),
    "` `` ".repeat(80_000),
    "> ".repeat(200_000),
    ">\n".repeat(200_000),
    "“‘«「".repeat(100_000),
    "boil water one minute. ".repeat(17_000),
    "boil ".repeat(80_000),
    "\n".repeat(400_000),
  ];

  for (const trap of traps) expect(cite(trap, shown(fire, garden)).length).toBeLessThan(101);
  expect(cite('"boil water for one minute now"', shown("boil water ".repeat(20_000)))).toHaveLength(
    1,
  );
});
