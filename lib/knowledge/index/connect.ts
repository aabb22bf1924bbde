import { mkdir } from "node:fs/promises";
import { connect, type Connection, type Table } from "@lancedb/lancedb";
import { requireFolder } from "./names.ts";

/** Opens the folder of the index, made when it is not there. @throws AppError `bad-input` */
export async function connectIndex(dir: string): Promise<Connection> {
  await mkdir(requireFolder(dir), { recursive: true });
  return await connect(dir);
}

/** A table as it is now; undefined when there is none of that name. */
export async function findTable(db: Connection, name: string): Promise<Table | undefined> {
  const names = await db.tableNames({ limit: 1_000 });
  return names.includes(name) ? await db.openTable(name) : undefined;
}
