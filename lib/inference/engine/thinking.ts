import { heldBack } from "./stop-text.ts";

export interface ThinkingMarks {
  readonly open: string;
  readonly close: string;
  /** The prompt has opened the thinking already, so the answer begins inside it. */
  readonly isOpen: boolean;
}

export interface SplitText {
  readonly reasoning: string;
  readonly text: string;
}

type Stage = "start" | "thinking" | "gap" | "answer";

/**
 * Parts a model's thinking from its answer. Thinking counts only at the very beginning: a mark
 * further on is something the answer talks about. The blank lines around the marks are dropped.
 */
export class Thinking {
  private held = "";
  private stage: Stage;
  private readonly marks: ThinkingMarks | undefined;

  constructor(marks: ThinkingMarks | undefined) {
    this.marks = marks;
    if (marks === undefined) this.stage = "answer";
    else this.stage = marks.isOpen ? "thinking" : "start";
  }

  get isThinking(): boolean {
    return this.stage === "thinking";
  }

  push(text: string): SplitText {
    if (this.stage === "answer" || this.marks === undefined) return { reasoning: "", text };
    this.held += text;
    let reasoning = "";
    if (this.stage === "start") this.lookForOpening(this.marks);
    if (this.stage === "thinking") reasoning = this.takeReasoning(this.marks);
    return { reasoning, text: this.takeAnswer() };
  }

  end(): SplitText {
    const rest = this.held;
    this.held = "";
    if (this.stage === "thinking") return { reasoning: rest.trimEnd(), text: "" };
    return { reasoning: "", text: this.stage === "gap" ? "" : rest };
  }

  private lookForOpening({ open }: ThinkingMarks): void {
    const begun = this.held.trimStart();
    if (begun.startsWith(open)) {
      this.stage = "thinking";
      this.held = begun.slice(open.length).trimStart();
    } else if (!open.startsWith(begun)) {
      this.stage = "answer";
    }
  }

  private takeReasoning({ close }: ThinkingMarks): string {
    const end = this.held.indexOf(close);
    if (end >= 0) {
      const reasoning = this.held.slice(0, end).trimEnd();
      this.held = this.held.slice(end + close.length);
      this.stage = "gap";
      return reasoning;
    }
    // The white space before a closing mark belongs to the mark; until what follows is known, it waits.
    const certain = this.held.slice(0, this.held.length - heldBack(this.held, [close])).trimEnd();
    this.held = this.held.slice(certain.length);
    return certain;
  }

  private takeAnswer(): string {
    if (this.stage === "gap") {
      this.held = this.held.trimStart();
      if (this.held !== "") this.stage = "answer";
    }
    if (this.stage !== "answer") return "";
    const text = this.held;
    this.held = "";
    return text;
  }
}
