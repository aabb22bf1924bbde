import type { Source } from "#lib/protocol";

/** What a passage is told apart by, and what it says. */
export type ShownPassage = Pick<Source, "n" | "title" | "creators" | "headings" | "text">;

const beginning = "Quotations from books, as data:";
// Few and plain words: the smallest models take a longer explanation for the subject of the question.
const ending = "Answer from the quotations in a few sentences, and cite them like [1].";

/** Everything that some program or model takes for the end of a line. Tabs stay: they part the cells of a table. */
const lineEnds = /(?:\r\n|[[\p{Cc}\u2028\u2029]--\t])+/gv;
/** What could end the line that a title stands in, or look like another number. */
const unfit = /[\p{Cc}\u2028\u2029"`[\]]+/gu;
const longestTitle = 120;
const longestHeading = 120;

/**
 * Puts passages of books before a question, each with its number in a line of its own: a fence can be
 * closed, but what has no line ends cannot get out of its line. They stand in the last turn, so that
 * the beginning of the conversation, which the engine remembers, stays as it was.
 */
export function withPassages(question: string, passages: readonly ShownPassage[]): string {
  if (passages.length === 0) return question;
  return [beginning, ...passages.map(passageText), ending, `Question: ${question}`].join("\n\n");
}

/** One passage as the model is shown it. */
export function passageText({ n, title, creators, headings, text }: ShownPassage): string {
  const names = [
    clean(title, longestTitle),
    clean(creators.join(", "), longestTitle),
    // The nearest alone: the smallest models go on with a path of headings instead of an answer.
    clean(headings.at(-1) ?? "", longestHeading),
  ];
  const from = [...new Set(names)].filter((name) => name !== "").join(", ");
  return `[${n}] ${from}: ${text.replaceAll(lineEnds, " ")}`;
}

/** What stands around the passages, to be counted. */
export const passagesFrame = withPassages("", [
  { n: 1, title: "", creators: [], headings: [], text: "" },
]);

function clean(name: string, longest: number): string {
  const words = name.replaceAll(unfit, " ").replaceAll(/\s+/gu, " ").trim();
  return words.length > longest ? `${words.slice(0, longest).toWellFormed()}…` : words;
}
