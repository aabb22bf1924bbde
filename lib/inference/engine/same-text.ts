export interface PromptAndState<Token> {
  /** The tokens of the rendered prompt. */
  readonly prompt: readonly Token[];
  /** The tokens a slot holds. */
  readonly held: readonly Token[];
  /** Where in `held` answers began that this engine generated. */
  readonly answerStarts: ReadonlySet<number>;
  /** The text of an ordinary token; undefined for control tokens and for parts of letters. */
  readonly textOf: (token: Token) => string | undefined;
}

/**
 * Rewrites a prompt so that it uses a slot's own tokens wherever they spell the same text. A model
 * may write "ing" as two tokens where the tokeniser reads one; without this, the first such
 * word of an answer would have everything after it read again. Control tokens are only ever equal to
 * themselves, so text cannot pass for a turn's end. An answer's first token may carry one more
 * leading space than its text, which is where SentencePiece models begin.
 */
export function inTokensOf<Token>(options: PromptAndState<Token>): readonly Token[] {
  const { prompt, held } = options;
  const aligned: Token[] = [];
  let at = 0;
  let isRewritten = false;
  while (aligned.length < held.length && at < prompt.length) {
    const next = held[aligned.length];
    if (next !== undefined && next === prompt[at]) {
      aligned.push(next);
      at++;
      continue;
    }
    const meeting = meetingPoint(options, aligned.length, at);
    if (meeting === undefined) break;
    aligned.push(...held.slice(aligned.length, meeting.heldEnd));
    at = meeting.promptEnd;
    isRewritten = true;
  }
  if (!isRewritten) return prompt;
  return [...aligned, ...prompt.slice(at)];
}

/** Different cuts of one text meet again within a few words; further off it is another text. */
const farthest = 24;

function meetingPoint<Token>(
  { prompt, held, answerStarts, textOf }: PromptAndState<Token>,
  heldStart: number,
  promptStart: number,
): { heldEnd: number; promptEnd: number } | undefined {
  let heldEnd = heldStart;
  let promptEnd = promptStart;
  let heldText = "";
  let promptText = "";
  for (let step = 0; step < farthest; step++) {
    const takeHeld = heldText.length <= promptText.length;
    const token = takeHeld ? held[heldEnd++] : prompt[promptEnd++];
    const text = token === undefined ? undefined : textOf(token);
    if (text === undefined) return undefined;
    if (takeHeld) heldText += text;
    else promptText += text;
    if (step === 0 && answerStarts.has(heldStart)) heldText = heldText.replace(/^ /, "");
    if (heldText === promptText) return { heldEnd, promptEnd };
    if (!heldText.startsWith(promptText) && !promptText.startsWith(heldText)) return undefined;
  }
  return undefined;
}
