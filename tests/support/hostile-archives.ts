import { deflateRawSync } from "node:zlib";
import { hostileEpub, innocentChapter, mega, type HostileBook } from "./hostile-book.ts";
import { epubEntries, makeEpub } from "./made-epub.ts";
import { writeZip, type ZipEntry } from "./zip-writer.ts";

const honest = () => epubEntries({ chapters: [innocentChapter] });

function withEntry(entry: ZipEntry): Buffer {
  return writeZip([...honest(), entry]);
}

/** An entry that inflates to this many zeros, packed by hand so that nobody needs the memory. */
function bomb(name: string, size: number, claimed = size): ZipEntry {
  const packed = deflateRawSync(Buffer.alloc(size), { level: 9 });
  return { name, bytes: "", packed, claims: { size: claimed, crc: 0 } };
}

/** Archives that lie about what they hold. */
export function hostileArchives(): HostileBook[] {
  const whole = makeEpub({ chapters: [innocentChapter] });
  return [
    hostileEpub("a name that leads out of the archive", "damaged", () =>
      withEntry({ name: "../../evil.xhtml", bytes: "x" }),
    ),
    hostileEpub("an absolute name", "damaged", () => withEntry({ name: "/etc/evil", bytes: "x" })),
    hostileEpub("a drive's name", "damaged", () => withEntry({ name: "C:\\evil", bytes: "x" })),
    hostileEpub("a way out with backslashes", "damaged", () =>
      withEntry({ name: "..\\..\\evil", bytes: "x" }),
    ),
    hostileEpub("a NUL in a name", "damaged", () => withEntry({ name: "one\0.xhtml", bytes: "x" })),
    hostileEpub("a symbolic link as a chapter", "read", () =>
      writeZip(
        changed(
          epubEntries({ chapters: [innocentChapter, { name: "link.xhtml", body: "" }] }),
          "OPS/link.xhtml",
          {
            bytes: "/etc/passwd",
            claims: { externalAttributes: 0xa1ff0000 },
          },
        ),
      ),
    ),
    hostileEpub("200 MB in a chapter", "too-large", () =>
      withEntry(bomb("OPS/two.xhtml", 200 * mega)),
    ),
    hostileEpub("200 MB that claim to be little", "damaged", () =>
      writeZip(
        epubEntries({ chapters: [{ name: "bomb.xhtml", body: "" }] }).map((entry) =>
          entry.name === "OPS/bomb.xhtml" ? bomb("OPS/bomb.xhtml", 200 * mega, 1000) : entry,
        ),
      ),
    ),
    hostileEpub("a claim of 12 GB", "too-large", () =>
      writeZip([
        ...honest(),
        ...[1, 2, 3].map((number) => ({
          name: `big-${number}`,
          bytes: "x",
          claims: { size: 0xfffffff0 },
        })),
      ]),
    ),
    hostileEpub("many entries over the same bytes", "damaged", () =>
      writeZip([
        ...honest(),
        ...Array.from({ length: 50 }, (_, number) => ({
          name: `same-${number}`,
          bytes: "x",
          claims: { offset: 0 },
        })),
      ]),
    ),
    hostileEpub("20 000 entries", "too-large", () =>
      writeZip(
        Array.from({ length: 20_000 }, (_, number) => ({
          name: `OPS/${number}.xhtml`,
          bytes: "x",
          isStored: true,
        })),
      ),
    ),
    hostileEpub("a locked entry", "encrypted", () =>
      writeZip(changed(honest(), "OPS/one.xhtml", { claims: { flags: 0x801 } })),
    ),
    hostileEpub("a wrong checksum in every chapter", "damaged", () =>
      writeZip(changed(honest(), "OPS/one.xhtml", { claims: { crc: 1 } })),
    ),
    hostileEpub("half of a file", "damaged", () => whole.subarray(0, whole.length / 2)),
    hostileEpub("a file that is no archive", "damaged", () => Buffer.from("This is not a ZIP.")),
    { name: "an empty file", file: "empty.epub", ends: "no-text", bytes: () => Buffer.alloc(0) },
    {
      name: "an archive without files",
      file: "none.epub",
      ends: "not-a-book",
      bytes: () => writeZip([]),
    },
  ];
}

/** The entries with one of them changed. */
function changed(
  entries: readonly ZipEntry[],
  name: string,
  change: Partial<ZipEntry>,
): ZipEntry[] {
  return entries.map((entry) => (entry.name === name ? Object.assign({}, entry, change) : entry));
}
