/** Runs in a page: no script of a book runs in a parsed document, and nothing it names is loaded. */

/** What the documents of an EPUB say, in the order of its spine, by a plain walk over their text nodes. */
export function walkBook(files: Readonly<Record<string, string>>): string {
  const invisible = "head,script,style,template,rt,rp,[hidden]";
  const inline = new Set(
    (
      "a abbr b bdi bdo big cite code data dfn em font i kbd mark q rb ruby s samp small span strong " +
      "strike sub sup time tt u var wbr"
    ).split(" "),
  );

  const parse = (text: string) => {
    const strict = new DOMParser().parseFromString(text, "application/xhtml+xml");
    if (strict.querySelector("parsererror") === null) return strict;
    return new DOMParser().parseFromString(text, "text/html");
  };
  const pathFrom = (base: string, href: string) =>
    decodeURIComponent(new URL(href, `file:///${base}`).pathname.slice(1));

  const say = (node: Node): string => {
    if (node instanceof CharacterData) {
      return node.nodeType === Node.COMMENT_NODE || node instanceof ProcessingInstruction
        ? ""
        : node.data;
    }
    if (!(node instanceof Element)) return Array.from(node.childNodes, say).join("");
    if (node.matches(invisible) || isHiddenByStyle(node)) return "";
    const text = Array.from(node.childNodes, say).join("");
    return inline.has(node.localName) ? text : `\n${text}\n`;
  };
  const isHiddenByStyle = (element: Element) =>
    /display\s*:\s*none/i.test(element.getAttribute("style") ?? "");

  const container = parse(files["META-INF/container.xml"] ?? "");
  const packagePath = container.querySelector("rootfile")?.getAttribute("full-path") ?? "";
  const book = parse(files[packagePath] ?? "");
  const hrefs = new Map(
    Array.from(book.querySelectorAll("manifest > item"), (item) => [
      item.getAttribute("id"),
      item.getAttribute("href") ?? "",
    ]),
  );
  return Array.from(book.querySelectorAll("spine > itemref"), (reference) => {
    const href = hrefs.get(reference.getAttribute("idref")) ?? "";
    return say(parse(files[pathFrom(packagePath, href)] ?? ""));
  }).join("\n");
}
