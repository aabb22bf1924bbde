import { ConversationStore } from "./conversation-store.ts";
import { LeafKeeper } from "./leaf-keeper.ts";
import { TextLoader } from "./text-loader.ts";

/** Enough to walk back and forth between a morning's chats without asking for them again. */
const mostKept = 12;

/** The conversations this page has opened lately; going back to one shows it at once and catches up. */
export class ConversationStores {
  readonly #stores = new Map<string, ConversationStore>();

  /** The store of a conversation; `stage` tells what is known of one that was never opened. */
  of(id: string, stage: "new" | "opening"): ConversationStore {
    const store = this.#stores.get(id) ?? open(id, stage);
    this.#stores.delete(id);
    this.#stores.set(id, store);
    for (const oldest of this.#stores.keys()) {
      if (this.#stores.size <= mostKept) break;
      this.#stores.delete(oldest);
    }
    return store;
  }

  /** Forgets a conversation, so that the next opening asks for it. */
  forget(id: string) {
    this.#stores.delete(id);
  }
}

function open(id: string, stage: "new" | "opening"): ConversationStore {
  const loader = new TextLoader(id, (messages) => store.load(messages));
  const leaf = new LeafKeeper(id);
  const store = new ConversationStore({
    id,
    stage,
    onWanted: (ids) => loader.want(ids),
    onLeaf: (leafId) => leaf.keep(leafId),
  });
  return store;
}
