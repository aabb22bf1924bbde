import { isCDATA, isTag, isText, type ChildNode } from "domhandler";
import { parseDocument } from "htmlparser2";
import { openPromise } from "yauzl";
import { buffer } from "node:stream/consumers";

const unseen = ["head", "script", "style", "template", "rt", "rp"];
const withinLine =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|dfn|em|i|kbd|mark|q|ruby|rb|s|samp|small|span|strong|sub|sup|time|u|var)$/;

/** The text of an EPUB's spine by the plainest walk there is, to compare with what a reader made of it. */
export async function spineWords(path: string): Promise<string> {
  const files = await filesOf(path);
  const opf = [...files.keys()].find((name) => name.endsWith(".opf")) ?? "";
  const source = files.get(opf) ?? "";
  const hrefs = new Map(
    [...source.matchAll(/<item\s[^>]*>/g)].map(([item]) => [
      /\sid="([^"]*)"/.exec(item)?.[1],
      decodeURIComponent(/\shref="([^"]*)"/.exec(item)?.[1] ?? ""),
    ]),
  );
  const folder = opf.slice(0, opf.lastIndexOf("/") + 1);
  return [...source.matchAll(/<itemref\s[^>]*idref="([^"]*)"/g)]
    .map(([, id]) => files.get(folder + (hrefs.get(id) ?? "")) ?? "")
    .map((markup) => parseDocument(markup, { xmlMode: true }).children.map(textOf).join(" "))
    .join(" ");
}

async function filesOf(path: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xhtml|opf)$/.test(entry.fileName)) continue;
    files.set(
      entry.fileName.normalize(),
      (await buffer(await zip.openReadStreamPromise(entry))).toString(),
    );
  }
  zip.close();
  return files;
}

function textOf(node: ChildNode): string {
  if (isText(node)) return node.data;
  if (isCDATA(node)) return node.children.map(textOf).join("");
  if (!isTag(node) || unseen.includes(node.name)) return "";
  const text = node.children.map(textOf).join("");
  return withinLine.test(node.name) ? text : ` ${text} `;
}

const words = new Intl.Segmenter("en", { granularity: "word" });

/** How often each word comes, without the characters that nobody sees. */
export function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { segment, isWordLike } of words.segment(text.replace(/[\u00ad\u2060\ufeff]/g, ""))) {
    if (isWordLike === true) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  }
  return counts;
}
