import type { Archive } from "../archive/archive.ts";
import { ReadDefect } from "../defect.ts";
import { limits } from "../limits.ts";
import { attribute, parseMarkup } from "../markup/parse-markup.ts";
import { decodeMarkup } from "../text/decode.ts";
import { elementsNamed, type SpineItem } from "./package.ts";

/** Scrambled fonts hide nothing that is read. */
const ofFonts = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/** Throws when what people read in the book is locked. */
export async function refuseEncrypted(
  archive: Archive,
  spine: readonly SpineItem[],
): Promise<void> {
  const name = archive.find("META-INF/encryption.xml");
  if (name === undefined) return;
  const bytes = await archive.read(name, limits.markupBytes);
  const document = parseMarkup(decodeMarkup(bytes), { isXml: true });
  const chapters = new Set(spine.map(({ item }) => item.path));
  const isLocked = elementsNamed(document, "encrypteddata").some((entry) => {
    const [method] = elementsNamed(entry, "encryptionmethod");
    if (ofFonts.includes(method?.attribs["algorithm"] ?? "")) return false;
    return elementsNamed(entry, "cipherreference").some((reference) => {
      const path = archive.find((attribute(reference, "uri") ?? "").replace(/^\//, ""));
      return path !== undefined && chapters.has(path);
    });
  });
  if (isLocked) {
    throw new ReadDefect(
      "encrypted",
      "This book is locked by its seller (DRM); Hearth cannot open it.",
    );
  }
}
