import type { Element } from "domhandler";
import { attribute, localName } from "./parse-markup.ts";

/** What begins a block of its own; every other element runs within a line. */
const blockElements = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p " +
    "pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

const unseenElements = new Set(["head", "script", "style", "template", "rp"]);

export function isBlock(element: Element): boolean {
  return blockElements.has(localName(element));
}

/** What no reading system shows. Both branches of a switch of EPUB 3 are: few know what it chooses by. */
export function isUnseen(element: Element): boolean {
  const style = element.attribs["style"] ?? "";
  return (
    unseenElements.has(localName(element)) ||
    element.attribs["hidden"] !== undefined ||
    /display\s*:\s*none/i.test(style)
  );
}

/** What an element says it is, in the words of EPUB, of DPUB-ARIA and of its classes. */
export function rolesOf(element: Element): string {
  const { role = "", class: classes = "" } = element.attribs;
  return `${attribute(element, "type") ?? ""} ${role} ${classes}`.toLowerCase();
}

const verse = /(?:^|[\s:])(?:verse|poem|poetry|stanza|linegroup|song|hymn)(?=\s|$)/;
const note = /(?:^|[\s:])(?:(?:doc-)?(?:footnote|endnote|rearnote))(?=\s|$)/;

export function isVerse(roles: string): boolean {
  return verse.test(roles);
}

export function isNote(element: Element, roles: string): boolean {
  return note.test(roles) && ["aside", "li", "div", "p", "section"].includes(localName(element));
}
