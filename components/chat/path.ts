import type { Message } from "#lib/protocol";

/** One message on the way from the root to the leaf that is shown, with its alternatives. */
export interface Step {
  readonly message: Message;
  /** The ids of all versions of this message, oldest first; itself among them. */
  readonly siblings: readonly string[];
}

/** Which version the reader chose, by the parent of the versions (`rootKey` where there is none). */
export type Choices = Readonly<Record<string, string>>;

const rootKey = "root";

export function choiceKey(message: Message): string {
  return message.parentId ?? rootKey;
}

/** Walks from the root along the reader's choices; where none was made, along the newest version. */
export function pathOf(messages: readonly Message[], choices: Choices): readonly Step[] {
  const children = Map.groupBy(messages, choiceKey);
  const steps: Step[] = [];
  let key = rootKey;
  for (;;) {
    const versions = children.get(key);
    if (versions === undefined) return steps;
    const message = versions.find(({ id }) => id === choices[key]) ?? versions.at(-1);
    if (message === undefined) return steps;
    steps.push({ message, siblings: versions.map(({ id }) => id) });
    key = message.id;
  }
}
