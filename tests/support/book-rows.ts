import { createHash, randomUUID } from "node:crypto";
import type { Database } from "#lib/db";
import type { Block, ContentsEntry, LibraryDocument } from "#lib/protocol";

export interface BookRow extends Partial<
  Pick<LibraryDocument, "title" | "creators" | "language" | "tags" | "state" | "problem" | "words">
> {
  readonly id?: string;
  readonly root?: string;
  readonly paths?: readonly string[];
  /** What its hash is made of; else something of its own. */
  readonly bytes?: string;
  /** The texts of its sections, a paragraph each. */
  readonly sections?: readonly string[];
  readonly contents?: readonly ContentsEntry[];
  readonly passages?: number;
  readonly embedded?: number;
  readonly pictures?: unknown;
  readonly isReadBefore?: boolean;
}

/** Puts the rows of a book that nobody has read into a database, and answers its id. */
export async function addBook(db: Database, book: BookRow = {}): Promise<string> {
  const {
    id = randomUUID(),
    sections = [],
    state = "ready",
    paths = [`${id}.txt`],
    root = "/books",
  } = book;
  const isRead = book.isReadBefore ?? ["ready", "text-ready"].includes(state);
  const hash = createHash("sha256")
    .update(book.bytes ?? id)
    .digest("hex");
  await db.execute(
    `insert into library_documents (id, hash, size_bytes, format, state, title, creators, language,
       tags, problem, contents, sections, words, passages, embedded, read_by, read_hash, has_cover,
       pictures, added_at)
     values ($1, $2, 1000, 'text', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16,
       clock_timestamp())`,
    [
      id,
      hash,
      state,
      book.title ?? "Candide",
      book.creators ?? ["Voltaire"],
      book.language === undefined ? "en" : book.language,
      book.tags ?? [],
      jsonOf(book.problem),
      jsonOf(book.contents),
      sections.length,
      book.words ?? 0,
      book.passages ?? 0,
      book.embedded ?? 0,
      isRead ? hash : null,
      book.pictures !== undefined,
      jsonOf(book.pictures),
    ],
  );
  for (const path of paths) {
    await db.execute(
      `insert into library_files (root, path, size_bytes, modified_ms, document_id)
       values ($1, $2, 1000, 0, $3)`,
      [root, path, id],
    );
  }
  for (const [section, text] of sections.entries()) {
    const blocks: Block[] = [{ kind: "paragraph", start: 0, end: text.length }];
    await db.execute(
      `insert into library_sections (document_id, section, title, text, blocks, words)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, section, `Chapter ${section + 1}`, text, JSON.stringify(blocks), text.split(" ").length],
    );
  }
  return id;
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
