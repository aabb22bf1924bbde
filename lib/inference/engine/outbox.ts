import type { RunPart } from "../messages.ts";

/** Longest time a piece of text waits for company. */
const coalesceMs = 40;

/**
 * Sends text in small batches: the first piece at once, later ones together, because a message
 * between processes costs more than the token in it. Any other part takes the waiting text with it, so the
 * order stays what it was.
 */
export class Outbox {
  private text = "";
  private reasoning = "";
  private tokens = 0;
  private lastSentMs = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private readonly deliver: (part: RunPart) => void;

  constructor(deliver: (part: RunPart) => void) {
    this.deliver = deliver;
  }

  /** One token's worth of text; it may be empty while a letter or a stop text is incomplete. */
  add({ reasoning, text }: { readonly reasoning: string; readonly text: string }): void {
    this.tokens++;
    this.append(reasoning, text);
  }

  append(reasoning: string, text: string): void {
    // One token can end the thinking and begin the answer: thinking is shown first.
    this.reasoning += reasoning;
    this.text += text;
    if (this.text === "" && this.reasoning === "") return;
    const dueMs = this.lastSentMs + coalesceMs - performance.now();
    if (dueMs <= 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), dueMs);
  }

  send(part: RunPart): void {
    this.flush();
    this.deliver(part);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.text !== "" || this.reasoning !== "") this.lastSentMs = performance.now();
    if (this.reasoning !== "") {
      const tokens = this.text === "" ? this.tokens : 0;
      this.deliver({ type: "reasoning-delta", text: this.reasoning, tokens });
      this.tokens -= tokens;
      this.reasoning = "";
    }
    if (this.text === "") return;
    this.deliver({ type: "text-delta", text: this.text, tokens: this.tokens });
    this.tokens = 0;
    this.text = "";
  }
}
