import type { ConversationTree } from "#lib/protocol";

type ImportedMessage = ConversationTree["messages"][number];

export interface BigConversation {
  readonly tree: ConversationTree;
  /** A word that stands in one message only, far from the end. */
  readonly rareWord: string;
  /** How the last question begins; it has an earlier version. */
  readonly lastQuestion: string;
  readonly lastBranch: string;
}

export interface Size {
  readonly messages: number;
  readonly branches: number;
  readonly seed: number;
}

const branchLength = 4;
const start = Date.UTC(2026, 0, 1);

/**
 * A conversation of many messages with many side branches: the same bytes for the same seed. Each
 * branch holds another version of a question and the little talk below it; the main line is the
 * newest, so that it is what opens. The first and the last question have versions.
 */
export function bigConversation({ messages, branches, seed }: Size): BigConversation {
  const talk = new Talk(randomFrom(seed));
  const mainLength = messages - branches * branchLength;
  const last = mainLength - 2;
  const every = Math.floor(mainLength / 2 / (branches - 1)) * 2;
  let parentId: string | null = null;
  let branched = 0;
  for (let place = 0; place < mainLength; place += 1) {
    const isBranchPoint = place % every === 0 && place < last && branched < branches - 1;
    if (isBranchPoint || place === last) {
      branched += 1;
      talk.branch(parentId, branched);
    }
    parentId = talk.add(parentId, place === 40 ? "The zirconium is here." : `Message ${place}.`);
  }
  return {
    rareWord: "zirconium",
    lastBranch: `Branch ${branches}, step 1.`,
    lastQuestion: `Message ${last}.`,
    tree: talk.tree(),
  };
}

class Talk {
  readonly #random: () => number;
  readonly #messages: ImportedMessage[] = [];
  readonly #roles = new Map<string | null, ImportedMessage["role"]>([[null, "assistant"]]);

  constructor(random: () => number) {
    this.#random = random;
  }

  add(parentId: string | null, text: string): string {
    const index = this.#messages.length;
    const id = idFrom(this.#random);
    const role = this.#roles.get(parentId) === "assistant" ? "user" : "assistant";
    this.#roles.set(id, role);
    this.#messages.push({
      id,
      parentId,
      role,
      text: `${text}\n\n${paragraphs(this.#random, index)}`,
      reasoning: null,
      modelId: role === "user" ? null : "bench",
      status: "complete",
      createdAt: new Date(start + index * 60_000).toISOString(),
    });
    return id;
  }

  branch(parentId: string | null, name: number) {
    let below = parentId;
    for (let step = 1; step <= branchLength; step += 1) {
      below = this.add(below, `Branch ${name}, step ${step}.`);
    }
  }

  tree(): ConversationTree {
    return {
      format: "hearth-conversation",
      version: 1,
      conversation: {
        id: idFrom(this.#random),
        title: "Ten thousand messages",
        createdAt: new Date(start).toISOString(),
      },
      messages: this.#messages,
    };
  }
}

const words =
  "bread tea stove snow raven lamp paper salt river winter garden letter window candle story honest slow warm quiet bright deep small early rises listens holds keeps turns falls and then while because under over near without".split(
    " ",
  );

function paragraphs(random: () => number, index: number): string {
  const count = 1 + Math.floor(random() * (index % 2 === 0 ? 2 : 5));
  const parts = Array.from({ length: count }, () => sentence(random, 15 + random() * 50));
  if (index % 9 === 1)
    parts.push("```ts\nconst warm = stove.light({ logs: 3 });\nawait warm;\n```");
  if (index % 17 === 3) parts.push("| day | logs |\n|---|--:|\n| one | 3 |\n| two | 4 |");
  if (index % 13 === 5) parts.push("- first **thing**\n- second `thing`\n- third [thing](#here)");
  if (index % 29 === 7) parts.push("$$\nE = m c^2\n$$");
  return parts.join("\n\n");
}

function sentence(random: () => number, length: number): string {
  const said = Array.from({ length }, () => words[Math.floor(random() * words.length)]);
  return `${said.join(" ")}.`;
}

function idFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
