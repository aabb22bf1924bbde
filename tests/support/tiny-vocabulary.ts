export interface Vocabulary {
  readonly tokens: readonly string[];
  readonly scores: readonly number[];
  /** The format's numbers: 1 normal, 2 unknown, 3 control, 6 byte. */
  readonly types: readonly number[];
  readonly idOf: (token: string) => number;
}

export const bosId = 1;
export const eosId = 2;
export const turnEnd = "<|im_end|>";

/**
 * A SentencePiece vocabulary that reads any text: control tokens, all bytes, and the given words
 * with every prefix of theirs, because that tokeniser builds a word by merging from its left.
 */
export function vocabulary(words: readonly string[]): Vocabulary {
  const tokens = ["<unk>", "<s>", "</s>", "<|im_start|>", turnEnd];
  const types = [2, 3, 3, 3, 3];
  for (let byte = 0; byte < 256; byte++) {
    tokens.push(`<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);
    types.push(6);
  }
  for (const prefix of new Set(words.flatMap(prefixes))) {
    tokens.push(prefix);
    types.push(1);
  }
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return {
    tokens,
    types,
    scores: tokens.map((token, id) => (types[id] === 1 ? token.length : 0)),
    idOf: (token) => {
      const id = ids.get(token);
      if (id === undefined) throw new Error(`The vocabulary has no ${JSON.stringify(token)}.`);
      return id;
    },
  };
}

/** A word as SentencePiece writes it: the space before it is a lower one eighth block. */
export function piece(word: string): string {
  return `▁${word}`;
}

function prefixes(word: string): string[] {
  const letters = Array.from(piece(word));
  return letters.slice(1).map((_, index) => letters.slice(0, index + 2).join(""));
}
