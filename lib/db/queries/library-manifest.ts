import { and, eq, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { ReadProblem } from "#lib/protocol";
import { libraryDocuments as documents } from "../schema/library-documents.ts";
import { libraryFiles as files } from "../schema/library-files.ts";
import type { Session } from "./session.ts";

/** Where a file lies: a watched folder, and the way from there with slashes. */
export interface FilePlace {
  readonly root: string;
  readonly path: string;
}

export interface SeenFile extends FilePlace {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** A row of the manifest. */
export interface ManifestFile extends SeenFile {
  /** Null for a file that could not be read. */
  readonly documentId: string | null;
}

/** What has to become of the manifest for it to agree with the disk. */
export interface ManifestChanges {
  /** Bytes that no book has. */
  readonly create: readonly {
    readonly hash: string;
    readonly title: string;
    readonly files: readonly SeenFile[];
  }[];
  /** Books whose file was changed in its place. */
  readonly edit: readonly {
    readonly documentId: string;
    readonly hash: string;
    readonly files: readonly SeenFile[];
  }[];
  /** Files with the bytes of a known book. */
  readonly adopt: readonly { readonly documentId: string; readonly file: SeenFile }[];
  /** Removed books that were put into the library anew. */
  readonly restore: readonly string[];
  readonly refuse: readonly { readonly file: SeenFile; readonly problem: ReadProblem }[];
  readonly detach: readonly FilePlace[];
}

/** A book as the hash of its bytes finds it. */
export interface HashOwner {
  readonly documentId: string;
  readonly isRemoved: boolean;
}

export interface RemovedDocument {
  readonly id: string;
  readonly removedAt: Date;
  /** Still in the index. */
  readonly passages: number;
  readonly files: readonly FilePlace[];
}

const rowsPerInsert = 1_000;
const touched = { updatedAt: sql`clock_timestamp()` };

/** Which files there are and which books they hold. Only the indexer writes here. */
export class LibraryManifestQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async listFiles(): Promise<ManifestFile[]> {
    const { root, path, sizeBytes, modifiedMs, documentId } = files;
    return this.#session.select({ root, path, sizeBytes, modifiedMs, documentId }).from(files);
  }

  /** The books of these hashes, and which hash each of these books has: one look for both questions. */
  async listOwners(hashes: readonly string[]): Promise<Map<string, HashOwner>> {
    if (hashes.length === 0) return new Map();
    const rows = await this.#session
      .select({ hash: documents.hash, id: documents.id, removedAt: documents.removedAt })
      .from(documents)
      .where(inArray(documents.hash, [...hashes]));
    return new Map(
      rows.map(({ hash, id, removedAt }) => [
        hash,
        { documentId: id, isRemoved: removedAt !== null },
      ]),
    );
  }

  /** Belongs into a transaction. Returns the books that are new or different. */
  async apply(changes: ManifestChanges): Promise<string[]> {
    await this.#detach(changes.detach);
    const edited = await this.#edit(changes.edit);
    const created = await this.#create(changes.create);
    await this.#restore(changes.restore);
    await this.#put(changes.adopt.map(({ file, documentId }) => ({ ...file, documentId })));
    await this.#put(
      changes.refuse.map(({ file, problem }) => ({ ...file, documentId: null, problem })),
    );
    const adopted = changes.adopt.map(({ documentId }) => documentId);
    return [...new Set([...created, ...edited, ...adopted, ...changes.restore])];
  }

  /** Books without a file, which nobody removed: their files were deleted. */
  async listForgettable(): Promise<string[]> {
    const rows = await this.#session
      .select({ id: documents.id })
      .from(documents)
      .where(and(isNull(documents.removedAt), this.#hasNoFile()));
    return rows.map(({ id }) => id);
  }

  /** Forgets books with all their rows. Returns those that were: one whose file came back stays. */
  async forget(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.#session
      .delete(documents)
      .where(and(inArray(documents.id, [...ids]), this.#hasNoFile()))
      .returning({ id: documents.id });
    return rows.map(({ id }) => id);
  }

  /** Every book there is, the removed ones too. */
  async listIds(): Promise<string[]> {
    const rows = await this.#session.select({ id: documents.id }).from(documents);
    return rows.map(({ id }) => id);
  }

  /** What people have removed, with its files where there still are some. */
  async listRemoved(): Promise<RemovedDocument[]> {
    const rows = await this.#session
      .select({
        id: documents.id,
        removedAt: documents.removedAt,
        passages: documents.passages,
        root: files.root,
        path: files.path,
      })
      .from(documents)
      .leftJoin(files, eq(files.documentId, documents.id))
      .where(isNotNull(documents.removedAt));
    return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
      id,
      removedAt: own[0]?.removedAt ?? new Date(),
      passages: own[0]?.passages ?? 0,
      files: own.flatMap(({ root, path }) =>
        root === null || path === null ? [] : [{ root, path }],
      ),
    }));
  }

  /** Says that a book has a file again which lay elsewhere. */
  async attach(documentId: string, file: SeenFile): Promise<void> {
    await this.#put([{ ...file, documentId }]);
  }

  async detach(places: readonly FilePlace[]): Promise<void> {
    await this.#detach(places);
  }

  async listFilesOf(documentId: string): Promise<FilePlace[]> {
    return this.#session
      .select({ root: files.root, path: files.path })
      .from(files)
      .where(eq(files.documentId, documentId))
      .orderBy(files.id);
  }

  #hasNoFile() {
    return notExists(
      this.#session.select({ id: files.id }).from(files).where(eq(files.documentId, documents.id)),
    );
  }

  async #detach(places: readonly FilePlace[]): Promise<void> {
    for (const [root, own] of Map.groupBy(places, (place) => place.root)) {
      const paths = own.map(({ path }) => path);
      await this.#session
        .delete(files)
        .where(and(eq(files.root, root), sql`${files.path} = any(${sql.param(paths)}::text[])`));
    }
  }

  async #edit(edits: ManifestChanges["edit"]): Promise<string[]> {
    for (const { documentId, hash, files: changed } of edits) {
      const sizeBytes = changed[0]?.sizeBytes ?? 0;
      await this.#session
        .update(documents)
        .set({ hash, sizeBytes, state: "queued", problem: null, ...touched })
        .where(eq(documents.id, documentId));
      await this.#put(held(changed, documentId));
    }
    return edits.map(({ documentId }) => documentId);
  }

  async #create(books: ManifestChanges["create"]): Promise<string[]> {
    if (books.length === 0) return [];
    const rows = await this.#session
      .insert(documents)
      .values(
        books.map(({ hash, title, files: own }) => ({
          hash,
          title,
          sizeBytes: own[0]?.sizeBytes ?? 0,
          format: "unknown" as const,
        })),
      )
      .returning({ id: documents.id, hash: documents.hash });
    const idOf = new Map(rows.map(({ id, hash }) => [hash, id]));
    await this.#put(books.flatMap(({ hash, files: own }) => held(own, idOf.get(hash) ?? null)));
    return rows.map(({ id }) => id);
  }

  async #restore(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#session
      .update(documents)
      .set({ removedAt: null, ...touched })
      .where(inArray(documents.id, [...ids]));
  }

  /** Each of these has had its bytes read once more. */
  async #put(rows: readonly (ManifestFile & { problem?: ReadProblem })[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      const values = rows.slice(start, start + rowsPerInsert).map((row) => ({
        root: row.root,
        path: row.path,
        sizeBytes: row.sizeBytes,
        modifiedMs: row.modifiedMs,
        documentId: row.documentId,
        problem: row.problem ?? null,
        reads: row.problem === undefined ? 1 : 0,
      }));
      await this.#session
        .insert(files)
        .values(values)
        .onConflictDoUpdate({
          target: [files.root, files.path],
          set: {
            sizeBytes: sql`excluded.size_bytes`,
            modifiedMs: sql`excluded.modified_ms`,
            documentId: sql`excluded.document_id`,
            problem: sql`excluded.problem`,
            reads: sql`${files.reads} + excluded.reads`,
            seenAt: sql`clock_timestamp()`,
          },
        });
    }
  }
}

function held(seen: readonly SeenFile[], documentId: string | null): ManifestFile[] {
  return seen.map(({ root, path, sizeBytes, modifiedMs }) => {
    return { root, path, sizeBytes, modifiedMs, documentId };
  });
}
