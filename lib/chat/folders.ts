import type { Queries } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Folder, NewFolder } from "#lib/protocol";
import type { Folders } from "./contract.ts";
import type { ChatPorts } from "./ports.ts";
import { requireStorable } from "./storable.ts";

/** Where conversations can be put. */
export function openFolders(ports: ChatPorts): Folders {
  const { db, events } = ports;
  const told = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    events.tell({ type: "list.changed", list: "folders" });
    return result;
  };
  return {
    list: () => db.folders.list(),
    create: (folder) => told(create(ports, folder)),
    rename: (id, name) => told(rename(ports, id, name)),
    remove: (id) => told(remove(ports, id)),
  };
}

/** @throws AppError `not-found` */
export async function requireFolder(db: Queries, id: string): Promise<Folder> {
  const folder = await db.folders.find(id);
  if (folder === undefined) throw noFolder();
  return folder;
}

/** The same id again changes nothing and returns what is there. */
async function create({ db }: ChatPorts, folder: NewFolder): Promise<Folder> {
  requireStorable(folder.name, "name");
  return (await db.folders.create(folder)) ?? (await requireFolder(db, folder.id));
}

async function rename({ db }: ChatPorts, id: string, name: string): Promise<Folder> {
  requireStorable(name, "name");
  const folder = await db.folders.rename(id, name);
  if (folder === undefined) throw noFolder();
  return folder;
}

/** Its conversations leave it first, each in its own journal. */
async function remove({ db, events }: ChatPorts, id: string): Promise<void> {
  await requireFolder(db, id);
  for (const inside of await db.conversations.listInFolder(id)) {
    await events.write(inside.id, async (tx, append) => {
      const conversation = await tx.conversations.change(inside.id, { folderId: null });
      if (conversation === undefined) return;
      append({ type: "conversation.changed", conversation, actor: "person" });
    });
  }
  await db.folders.remove(id);
  events.tell({ type: "list.changed", list: "conversations" });
}

function noFolder(): AppError {
  return new AppError("not-found", "There is no such folder. It may have been deleted.");
}
