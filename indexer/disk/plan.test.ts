import { createHash } from "node:crypto";
import {
  assert,
  property,
  array,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  type Arbitrary,
} from "fast-check";
import { expect, test } from "vitest";
import type { ManifestFile, SeenFile } from "#lib/db";
import { compare, keyOf, plan } from "./plan.ts";

const root = "/books";
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

interface OnDisk {
  readonly text: string;
  readonly modifiedMs: number;
}

/** A manifest in memory, which is brought to agree with a disk as the watcher does it. */
class Shelf {
  readonly documents = new Map<string, { hash: string; isRemoved: boolean }>();
  files: ManifestFile[] = [];
  hashed: string[] = [];
  #count = 0;

  follow(disk: ReadonlyMap<string, OnDisk>, portion: number): void {
    const files = [...disk].map(([path, { text, modifiedMs }]): SeenFile => ({
      root,
      path,
      sizeBytes: text.length,
      modifiedMs,
    }));
    const { differing, vanished } = compare(this.files, { files, isUnknown: () => false });
    this.hashed = differing.map(({ path }) => path);
    for (let start = 0; start < differing.length; start += portion) {
      const hashed = differing.slice(start, start + portion).map((file) => {
        return { file, hash: hashOf(disk.get(file.path)?.text ?? "") };
      });
      this.#apply(plan({ hashed, manifest: this.files, owners: this.#owners(), vanished }));
    }
    const gone = new Set(vanished.map(keyOf));
    this.files = this.files.filter((file) => !gone.has(keyOf(file)));
    for (const [id, { isRemoved }] of this.documents) {
      if (!isRemoved && !this.files.some(({ documentId }) => documentId === id))
        this.documents.delete(id);
    }
  }

  idAt(path: string): string | null | undefined {
    return this.files.find((file) => file.path === path)?.documentId;
  }

  #owners() {
    return new Map(
      [...this.documents].map(([documentId, { hash, isRemoved }]) => [
        hash,
        { documentId, isRemoved },
      ]),
    );
  }

  #apply({ create, edit, adopt, restore }: ReturnType<typeof plan>): void {
    for (const { documentId, hash, files } of edit) {
      this.documents.set(documentId, { hash, isRemoved: false });
      for (const file of files) this.#put(file, documentId);
    }
    for (const { hash, files } of create) {
      const id = `book ${this.#count++}`;
      this.documents.set(id, { hash, isRemoved: false });
      for (const file of files) this.#put(file, id);
    }
    for (const { file, documentId } of adopt) this.#put(file, documentId);
    for (const id of restore) {
      const { hash = "" } = this.documents.get(id) ?? {};
      this.documents.set(id, { hash, isRemoved: false });
    }
  }

  #put(file: SeenFile, documentId: string): void {
    this.files = this.files.filter((other) => keyOf(other) !== keyOf(file));
    this.files.push({ ...file, documentId });
  }
}

const disk = (texts: Record<string, string>, modifiedMs = 1) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, { text, modifiedMs }]));

test("a file that moved stays the same book", () => {
  const shelf = new Shelf();
  shelf.follow(disk({ "a.md": "one", "b.md": "two" }), 9);
  const before = shelf.idAt("a.md");

  shelf.follow(disk({ "deep/c.md": "one", "b.md": "two" }), 9);

  expect(shelf.idAt("deep/c.md")).toBe(before);
  expect(shelf.hashed).toEqual(["deep/c.md"]);
});

test("a file that is edited in its place stays the same book, with other bytes", () => {
  const shelf = new Shelf();
  shelf.follow(disk({ "a.md": "one" }), 9);
  const before = shelf.idAt("a.md");

  shelf.follow(disk({ "a.md": "other" }, 2), 9);

  expect(shelf.idAt("a.md")).toBe(before);
  expect(shelf.documents.size).toBe(1);
});

test("two files that change places stay the books they are", () => {
  const shelf = new Shelf();
  shelf.follow(disk({ "a.md": "one", "b.md": "two" }), 9);
  const [one, two] = [shelf.idAt("a.md"), shelf.idAt("b.md")];

  shelf.follow(disk({ "a.md": "two", "b.md": "one" }, 2), 9);

  expect([shelf.idAt("b.md"), shelf.idAt("a.md")]).toEqual([one, two]);
});

test("a file that moved away and another in its place are two books", () => {
  const shelf = new Shelf();
  shelf.follow(disk({ "a.md": "one" }), 1);
  const one = shelf.idAt("a.md");

  shelf.follow(disk({ "a.md": "new", "kept.md": "one" }, 2), 1);

  expect(shelf.idAt("kept.md")).toBe(one);
  expect(shelf.idAt("a.md")).not.toBe(one);
});

test("of two copies one can be edited without the other", () => {
  const shelf = new Shelf();
  shelf.follow(disk({ "a.md": "one", "b.md": "one" }), 9);
  expect(shelf.documents.size).toBe(1);

  shelf.follow(new Map([...disk({ "a.md": "one" }), ...disk({ "b.md": "two" }, 2)]), 9);

  expect(shelf.documents.size).toBe(2);
});

test("a removed book stays removed when its file moves, and comes back when it is put in again", () => {
  const shelf = new Shelf();
  shelf.follow(disk({ "a.md": "one" }), 9);
  const id = shelf.idAt("a.md") ?? "";
  shelf.documents.set(id, { hash: hashOf("one"), isRemoved: true });

  shelf.follow(disk({ "b.md": "one" }), 9);
  const afterMove = shelf.documents.get(id)?.isRemoved;
  shelf.follow(disk({ "b.md": "one", "again.md": "one" }), 9);

  expect(afterMove).toBe(true);
  expect(shelf.documents.get(id)?.isRemoved).toBe(false);
});

test("nothing is concluded about what cannot be seen", () => {
  const manifest = [{ root, path: "a.md", sizeBytes: 1, modifiedMs: 1, documentId: "x" }];

  expect(compare(manifest, { files: [], isUnknown: () => true }).vanished).toEqual([]);
  expect(compare(manifest, { files: [], isUnknown: () => false }).vanished).toHaveLength(1);
});

const path = constantFrom("a.md", "b.md", "c/d.md", "c/e.md", "f.md");
const text = constantFrom("one", "two", "three", "four");
const deed = oneof(
  record({ do: constant("write" as const), path, text }),
  record({ do: constant("move" as const), path, to: path }),
  record({ do: constant("copy" as const), path, to: path }),
  record({ do: constant("delete" as const), path }),
);

type Deed = typeof deed extends Arbitrary<infer Value> ? Value : never;

function perform(files: Map<string, OnDisk>, done: Deed, nowMs: number): void {
  const there = files.get(done.path);
  if (done.do === "write") files.set(done.path, { text: done.text, modifiedMs: nowMs });
  if (done.do === "delete" || (done.do === "move" && done.to !== done.path))
    files.delete(done.path);
  if ((done.do === "move" || done.do === "copy") && there !== undefined) files.set(done.to, there);
}

test("whatever is done to the files, books and bytes agree, and unchanged files are not opened", () => {
  const rounds = array(array(deed, { maxLength: 6 }), { maxLength: 8 });
  assert(
    property(rounds, integer({ min: 1, max: 4 }), (all, portion) => {
      const shelf = new Shelf();
      const files = new Map<string, OnDisk>();
      let nowMs = 0;
      for (const deeds of all) {
        const before = new Map(files);
        for (const done of deeds) perform(files, done, ++nowMs);
        shelf.follow(files, portion);

        const held = shelf.files.map((file) => {
          return [file.path, shelf.documents.get(file.documentId ?? "")?.hash] as const;
        });
        const there = [...files].map(([name, { text: words }]) => [name, hashOf(words)] as const);
        expect(new Map(held)).toEqual(new Map(there));
        expect(held).toHaveLength(there.length);
        const hashes = [...shelf.documents.values()].map(({ hash }) => hash);
        expect(new Set(hashes).size).toBe(hashes.length);
        expect(shelf.documents.size).toBe(new Set(there.map(([, hash]) => hash)).size);
        const untouched = [...files].filter(([name, file]) => before.get(name) === file);
        for (const [name] of untouched) expect(shelf.hashed).not.toContain(name);
      }
    }),
  );
});
