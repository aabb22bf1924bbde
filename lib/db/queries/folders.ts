import { asc, eq, sql } from "drizzle-orm";
import type { Folder, NewFolder } from "#lib/protocol";
import { folders } from "../schema/folders.ts";
import type { Session } from "./session.ts";

/** Where conversations can be put. */
export class FolderQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async list(): Promise<Folder[]> {
    const rows = await this.#session
      .select()
      .from(folders)
      .orderBy(asc(sql`lower(${folders.name})`), asc(folders.id));
    return rows.map(toFolder);
  }

  async find(id: string): Promise<Folder | undefined> {
    const rows = await this.#session.select().from(folders).where(eq(folders.id, id));
    return rows.map(toFolder)[0];
  }

  /** Undefined when the id is taken. */
  async create({ id, name }: NewFolder): Promise<Folder | undefined> {
    const rows = await this.#session
      .insert(folders)
      .values({ id, name })
      .onConflictDoNothing()
      .returning();
    return rows.map(toFolder)[0];
  }

  async rename(id: string, name: string): Promise<Folder | undefined> {
    const rows = await this.#session
      .update(folders)
      .set({ name })
      .where(eq(folders.id, id))
      .returning();
    return rows.map(toFolder)[0];
  }

  /** Its conversations stay, without a folder. False when there was none. */
  async remove(id: string): Promise<boolean> {
    const rows = await this.#session
      .delete(folders)
      .where(eq(folders.id, id))
      .returning({ id: folders.id });
    return rows.length > 0;
  }
}

function toFolder({ id, name, createdAt }: typeof folders.$inferSelect): Folder {
  return { id, name, createdAt: createdAt.toISOString() };
}
