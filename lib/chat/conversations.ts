import type { Append } from "#lib/events";
import type { Queries } from "#lib/db";
import type { Bulk, Conversation, ConversationChange } from "#lib/protocol";
import type { Conversations } from "./contract.ts";
import type { House } from "./house.ts";
import { noConversation, requireConversation } from "./missing.ts";
import { requireFolder } from "./folders.ts";
import { requireStorable } from "./storable.ts";
import { stopAll } from "./stop.ts";

/** The list of conversations and what is done with each as a whole. */
export function openConversations(house: House): Conversations {
  const { db, events } = house.ports;
  const listChanged = () => events.tell({ type: "list.changed", list: "conversations" });
  const told = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    listChanged();
    return result;
  };
  return {
    list: () => db.conversations.list(),
    change: (id, change) => told(changeOne(house, id, change)),
    remove: (id) => told(removeOne(house, id)),
    restore: (id) => told(restoreOne(house, id)),
    bulk: (bulk) => told(changeMany(house, bulk)),
  };
}

async function changeOne(
  { ports: { db, events } }: House,
  id: string,
  change: ConversationChange,
): Promise<Conversation> {
  if (change.title !== undefined) requireStorable(change.title, "title");
  if (typeof change.folderId === "string") await requireFolder(db, change.folderId);
  return await events.write(id, async (tx, append) => {
    const conversation = await tx.conversations.change(id, change);
    if (conversation === undefined) throw noConversation();
    append({ type: "conversation.changed", conversation, actor: "person" });
    return conversation;
  });
}

async function removeOne(house: House, id: string): Promise<void> {
  const { db, events } = house.ports;
  await requireConversation(db, id);
  for (;;) {
    await stopAll(house, await db.runs.listLiveIn(id));
    // False when somebody began to write there after the stop.
    if (await events.write(id, (tx, append) => removeQuiet(tx, append, id))) return;
  }
}

/** Once deleted, nothing begins there any more. @throws AppError `not-found` */
async function removeQuiet(tx: Queries, append: Append, id: string): Promise<boolean> {
  if ((await tx.runs.listLiveIn(id)).length > 0) return false;
  const conversation = await tx.conversations.markDeleted(id);
  if (conversation === undefined) throw noConversation();
  append({ type: "conversation.deleted", conversation, actor: "person" });
  return true;
}

/** A second time it changes nothing. */
async function restoreOne({ ports: { events } }: House, id: string): Promise<Conversation> {
  return await events.write(id, async (tx, append) => {
    const conversation = await tx.conversations.restore(id);
    if (conversation === undefined) return await requireConversation(tx, id);
    append({ type: "conversation.restored", conversation, actor: "person" });
    return conversation;
  });
}

/**
 * All are looked for before anything is done; then each is done in a write of its own. Doing it
 * again does what is left.
 */
async function changeMany(house: House, { ids, change }: Bulk): Promise<void> {
  const { db } = house.ports;
  const wanted = [...new Set(ids)];
  for (const id of wanted) {
    const found = await db.conversations.findEvenDeleted(id);
    const isThere = change.do === "change" ? found?.deletedAt === null : found !== undefined;
    if (!isThere) throw noConversation();
  }
  for (const id of wanted) await changeAs(house, id, change);
}

async function changeAs(house: House, id: string, change: Bulk["change"]): Promise<void> {
  switch (change.do) {
    case "change":
      await changeOne(house, id, change.to);
      return;
    case "restore":
      await restoreOne(house, id);
      return;
    case "delete": {
      const found = await house.ports.db.conversations.find(id);
      if (found !== undefined) await removeOne(house, id);
      return;
    }
  }
}
