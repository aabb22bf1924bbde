import { isText } from "domhandler";
import { parseDocument } from "htmlparser2";

const ownOfXml = new Set(["amp", "lt", "gt", "quot", "apos"]);
const longest = "CounterClockwiseContourIntegral".length;

/**
 * Puts characters for the entities of HTML, which XHTML uses and an XML parser does not know. Those
 * that the document declares itself stay as they are written: that is what makes bombs harmless.
 */
export function decodeNamedEntities(source: string): string {
  const known = new Map<string, string>();
  return source.replace(/&([a-z][a-z0-9]*);/gi, (entity, name: string) => {
    if (ownOfXml.has(name) || name.length > longest) return entity;
    const decoded = known.get(name) ?? decode(entity);
    if (known.size < 3000) known.set(name, decoded);
    return decoded;
  });
}

function decode(entity: string): string {
  const [text] = parseDocument(entity).children;
  const character = text !== undefined && isText(text) ? text.data : entity;
  // `&LT;` is a name of HTML's too: as a bare character it would begin a tag.
  return character === "<" ? "&lt;" : character === "&" ? "&amp;" : character;
}
