import type { BuiltinSpecialTokenValue, Token, Tokenizer } from "node-llama-cpp";

/** Some tens of megabytes at most. */
const mostTokens = 2_000_000;

/**
 * A tokeniser that remembers the texts it has cut. A conversation comes whole with every question,
 * and is measured while one is typed: only what is new in it is worth the work.
 */
export function rememberedTokens(tokenizer: Tokenizer): Tokenizer {
  const texts = new TextTokens((text, options) => tokenizer(text, false, options));

  function tokenize(text: string, special?: boolean, options?: "trimLeadingSpace"): Token[];
  function tokenize(text: BuiltinSpecialTokenValue, special: "builtin"): Token[];
  function tokenize(
    text: string,
    special?: boolean | "builtin",
    options?: "trimLeadingSpace",
  ): Token[] {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The second signature says so.
    if (special === "builtin") return tokenizer(text as BuiltinSpecialTokenValue, special);
    if (special === true) return tokenizer(text, special, options);
    return texts.of(text, options);
  }

  return Object.assign(tokenize, {
    detokenize: tokenizer.detokenize,
    isSpecialToken: (token: Token) => tokenizer.isSpecialToken(token),
    isEogToken: (token: Token) => tokenizer.isEogToken(token),
  });
}

type Cut = (text: string, options: "trimLeadingSpace" | undefined) => Token[];

/** Cut texts; the one not asked for longest goes first. */
class TextTokens {
  private readonly known = new Map<string, Token[]>();
  private readonly cut: Cut;
  private size = 0;

  constructor(cut: Cut) {
    this.cut = cut;
  }

  of(text: string, options: "trimLeadingSpace" | undefined): Token[] {
    const key = `${options ?? ""}:${text}`;
    const tokens = this.known.get(key) ?? this.learn(text, options);
    this.known.delete(key);
    this.known.set(key, tokens);
    this.forgetOldest();
    return tokens;
  }

  private learn(text: string, options: "trimLeadingSpace" | undefined): Token[] {
    const tokens = this.cut(text, options);
    this.size += tokens.length;
    return tokens;
  }

  private forgetOldest(): void {
    for (const [oldest, { length }] of this.known) {
      if (this.size <= mostTokens) return;
      this.known.delete(oldest);
      this.size -= length;
    }
  }
}
