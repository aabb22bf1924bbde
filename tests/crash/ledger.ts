/** A message that the server has said is stored. */
export interface Promised {
  readonly id: string;
  readonly parentId: string | null;
  readonly role: "user" | "assistant";
  /** Undefined for what the model writes. */
  readonly text: string | undefined;
}

/** A send whose answer was lost: it is sent again with the same ids, as a page would. */
export interface Uncertain {
  readonly body: {
    readonly messageId: string;
    readonly answerId: string;
    readonly parentId: string | null;
    readonly text: string;
    readonly modelId: string;
  };
}

/** What has been promised of one conversation, and what may have happened to it. */
export class Ledger {
  readonly conversationId: string;
  readonly promised = new Map<string, Promised>();
  readonly uncertain: Uncertain[] = [];
  /** Messages whose deletion was asked for, whatever came of it: they may be out of sight. */
  readonly touched = new Set<string>();
  /** Those whose deletion was promised and whose return nobody has asked for since. */
  readonly gone = new Set<string>();

  constructor(conversationId: string) {
    this.conversationId = conversationId;
  }

  promise(...messages: readonly Promised[]): void {
    for (const message of messages) this.promised.set(message.id, message);
  }
}
