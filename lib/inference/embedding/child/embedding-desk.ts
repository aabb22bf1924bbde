import type { LlamaEmbeddingContext, Token } from "node-llama-cpp";
import type { EmbedRole } from "../contract.ts";
import type { EmbeddingModel } from "./open-embedding-model.ts";
import { unitVector } from "./unit-vector.ts";

export interface EmbedOrder {
  readonly id: string;
  readonly texts: readonly string[];
  readonly role: EmbedRole;
  /** Absent means as many as there are contexts. */
  readonly atOnce?: number | undefined;
}

export interface DeskEvents {
  readonly onVector: (id: string, index: number, vector: Float32Array) => void;
  readonly onFailure: (id: string, cause: string) => void;
}

interface Sheet extends Omit<EmbedOrder, "texts"> {
  readonly index: number;
  readonly text: string;
}

/** Tokens are longer than this on average in no language; a longer text need not be looked at to its end. */
const lettersPerToken = 32;

/** Texts to be counted are cut into pieces: some tokenisers take the square of a text's length. */
const countedLetters = 8_000;

/** Takes texts in and gives vectors out, as many at once as there are contexts. Questions go first. */
export class EmbeddingDesk {
  private readonly opened: EmbeddingModel;
  private readonly events: DeskEvents;
  private readonly free: LlamaEmbeddingContext[];
  private readonly limit: number;
  /** Of each order, the texts that are being worked on. */
  private readonly underWay = new Map<string, number>();
  private line: Sheet[] = [];

  constructor(opened: EmbeddingModel, events: DeskEvents) {
    this.opened = opened;
    this.events = events;
    this.free = [...opened.contexts];
    const marks = opened.contexts[0]?.calculateInputLength([]) ?? 0;
    this.limit = opened.facts.contextTokens - marks;
  }

  accept({ id, texts, role, atOnce }: EmbedOrder): void {
    const sheets = texts.map((text, index) => ({ id, index, text, role, atOnce }));
    this.line = role === "query" ? [...sheets, ...this.line] : [...this.line, ...sheets];
    while (this.free.length > 0 && this.nextIndex() >= 0) void this.work();
  }

  cancel(id: string): void {
    this.line = this.line.filter((sheet) => sheet.id !== id);
  }

  count(text: string): number {
    let tokens = 0;
    for (let start = 0; start < text.length; start += countedLetters) {
      tokens += this.opened.model.tokenize(text.slice(start, start + countedLetters)).length;
    }
    return tokens;
  }

  private nextIndex(): number {
    return this.line.findIndex(
      ({ id, atOnce = Infinity }) => (this.underWay.get(id) ?? 0) < atOnce,
    );
  }

  private take(): Sheet | undefined {
    const index = this.nextIndex();
    return index < 0 ? undefined : this.line.splice(index, 1)[0];
  }

  private async work(): Promise<void> {
    const context = this.free.pop();
    if (context === undefined) return;
    for (let sheet = this.take(); sheet !== undefined; sheet = this.take()) {
      const { id, index } = sheet;
      this.note(id, 1);
      try {
        this.events.onVector(id, index, await this.vectorOf(context, sheet));
      } catch (error) {
        this.cancel(id);
        this.events.onFailure(id, String(error));
      }
      this.note(id, -1);
    }
    this.free.push(context);
  }

  private note(id: string, more: number): void {
    const now = (this.underWay.get(id) ?? 0) + more;
    if (now === 0) this.underWay.delete(id);
    else this.underWay.set(id, now);
  }

  private async vectorOf(context: LlamaEmbeddingContext, sheet: Sheet): Promise<Float32Array> {
    const { vector } = await context.getEmbeddingFor(this.tokensOf(sheet));
    return unitVector(vector);
  }

  private tokensOf({ text, role }: Sheet): Token[] {
    const read = (this.opened.prefixes?.[role] ?? "") + text;
    const { model } = this.opened;
    const tokens = model.tokenize(read.slice(0, this.limit * lettersPerToken)).slice(0, this.limit);
    // A model without marks around its texts makes nothing of nothing.
    return tokens.length > 0 ? tokens : model.tokenize(".").slice();
  }
}
