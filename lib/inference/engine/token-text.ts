/** What turns tokens into text; the model's own tokeniser fits. */
export interface TokenReader<Token> {
  detokenize(tokens: readonly Token[], specialTokens?: boolean): string;
}

export interface TokenTextOptions<Token> {
  readonly reader: TokenReader<Token>;
  /** The last tokens before the text begins: they decide whether it begins with a space. */
  readonly before: readonly Token[];
  /** Control tokens that must come out as text, because something downstream looks for them. */
  readonly visible?: ReadonlySet<Token> | undefined;
}

/** A letter has at most four bytes, one a token at worst; more pending tokens than that are no letter. */
const longestLetter = 4;
const contextTokens = 8;

/**
 * Turns tokens into text one at a time, although a token may hold half a letter and a
 * SentencePiece token shows its leading space only in company: it always reads a few tokens
 * together and gives out what is new and whole.
 */
export class TokenText<Token> {
  private context: readonly Token[];
  private contextText: string;
  private pending: Token[] = [];
  private readonly reader: TokenReader<Token>;
  private readonly visible: ReadonlySet<Token>;

  constructor({ reader, before, visible }: TokenTextOptions<Token>) {
    this.reader = reader;
    this.visible = visible ?? new Set();
    this.context = before.slice(-contextTokens);
    this.contextText = reader.detokenize(this.context);
  }

  push(token: Token): string {
    if (this.visible.has(token)) {
      const text = this.end() + this.reader.detokenize([token], true);
      this.context = [token];
      this.contextText = "";
      return text;
    }
    this.pending.push(token);
    const text = this.pendingText();
    if (text.endsWith("\uFFFD") && this.pending.length <= longestLetter) return "";
    this.settle();
    return text;
  }

  /** What was held back for the rest of a letter that never came. */
  end(): string {
    if (this.pending.length === 0) return "";
    const text = this.pendingText();
    this.settle();
    return text;
  }

  private pendingText(): string {
    return this.reader
      .detokenize([...this.context, ...this.pending])
      .slice(this.contextText.length);
  }

  private settle(): void {
    const text = this.reader.detokenize(this.pending);
    // Tokens that show nothing are no company: a word after them alone would lose its space.
    this.context =
      text === "" ? [...this.context, ...this.pending].slice(-contextTokens) : this.pending;
    this.contextText = text === "" ? this.reader.detokenize(this.context) : text;
    this.pending = [];
  }
}
