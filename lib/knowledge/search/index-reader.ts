import type { Connection, Table } from "@lancedb/lancedb";
import { connectIndex, findTable } from "../index/connect.ts";
import { vectorsTable, wordsTable } from "../index/names.ts";

/** Opens the tables as the writer has left them last: a handle alone never sees another's commits. */
export class IndexReader {
  private readonly dir: string;
  private db: Connection | undefined;
  private readonly tables = new Map<string, Table>();

  constructor(dir: string) {
    this.dir = dir;
  }

  words(): Promise<Table | undefined> {
    return this.latest(wordsTable);
  }

  vectors(name: string): Promise<Table | undefined> {
    return this.latest(vectorsTable(name));
  }

  /** Forgets every handle: a table that was dropped and made anew is another one. */
  reopen(): void {
    for (const table of this.tables.values()) table.close();
    this.tables.clear();
  }

  private async latest(name: string): Promise<Table | undefined> {
    const open = this.tables.get(name);
    if (open !== undefined) {
      await open.checkoutLatest();
      return open;
    }
    this.db ??= await connectIndex(this.dir);
    const table = await findTable(this.db, name);
    if (table !== undefined) this.tables.set(name, table);
    return table;
  }
}
