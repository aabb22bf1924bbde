import type { LineMessage } from "#lib/prompt";

/** Longer questions are pasted texts, which say at their beginning and at their end what is wanted. */
const mostCharacters = 1_000;
const keptOfBeginning = 400;

/** Questions further up that a chain of "and then?" may lead to. */
const mostSteps = 4;

/** Fewer words ask for nothing by themselves, unless they name something. */
const fewestWords = 4;
/** The same in scripts without spaces. */
const fewestLetters = 10;
/** A longer question with "it" in it has mostly said itself what it means. */
const mostWords = 10;

const words = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** A name, or a number: somewhere behind the first word, whose capital says nothing. */
const naming = /\S\s+\p{Lu}[\p{L}\p{N}]+|\p{N}/u;

/** Words that begin a question which goes on with the one before. */
const goingOn =
  /^\s*(?:and|but|or|so|then|also|what about|how about|why not|et|mais|alors|und|aber|oder|dann|y|pero|entonces|e|ma|en|maar|а|и|но|それで|では|じゃあ|他に|و)(?![\p{L}\p{N}])/iu;
/** Words that stand for something that was named before. */
const standing =
  /(?<![\p{L}\p{N}])(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|there|more|else|elle|ils|elles|cela|ça|lui|leur|er|ihn|ihm|davon|dazu|eso|esto|ella|ellos|это|он|она|они)(?![\p{L}\p{N}])/iu;

/**
 * What the library is asked for the last question of a line: the question, with the one before it
 * when it leans on that ("and how long?"). The same line always asks the same.
 */
export function queryOf(line: readonly Pick<LineMessage, "role" | "text">[]): string {
  const questions = line.filter(({ role }) => role === "user").map(({ text }) => text.trim());
  const [question = "", ...earlier] = questions.toReversed();
  if (!leans(question)) return shortened(question);
  const near = earlier.slice(0, mostSteps);
  const before = near.find((candidate) => !leans(candidate)) ?? near.at(-1);
  return before === undefined ? shortened(question) : `${shortened(before)} ${shortened(question)}`;
}

function leans(question: string): boolean {
  if (question.length > mostCharacters) return false;
  if (goingOn.test(question)) return true;
  const count = question.match(words)?.length ?? 0;
  if (standing.test(question) && count <= mostWords) return true;
  if (naming.test(question)) return false;
  const letters = question.match(unspaced)?.length ?? 0;
  return letters > 0 ? letters < fewestLetters : count < fewestWords;
}

function shortened(question: string): string {
  if (question.length <= mostCharacters) return question;
  const ending = question.slice(keptOfBeginning - mostCharacters);
  return `${question.slice(0, keptOfBeginning).toWellFormed()} ${ending.toWellFormed()}`;
}
