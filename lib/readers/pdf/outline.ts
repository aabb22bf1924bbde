import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { cleanLine } from "../draft/clean-text.ts";
import { targetOf, type DraftBlock, type DraftContentsEntry } from "../draft/draft.ts";
import { limits } from "../limits.ts";

interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>[number];

const deepest = 10;

/** The outline of a PDF with the pages it leads to; empty where it has none. */
export async function readOutline(pdf: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const visit = async (nodes: readonly OutlineNode[], level: number) => {
    for (const node of nodes) {
      if (entries.length >= limits.contents || level > deepest) return;
      const page = await pageOf(pdf, node);
      const title = cleanLine(node.title);
      if (page !== undefined && title !== "") entries.push({ title, level, page });
      await visit(node.items, level + 1);
    }
  };
  // The library says null where there is none.
  await visit((await pdf.getOutline()) ?? [], 1);
  return entries;
}

async function pageOf(pdf: PDFDocumentProxy, { dest }: OutlineNode): Promise<number | undefined> {
  try {
    const explicit = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
    const reference: unknown = explicit?.[0];
    if (typeof reference === "number") return reference + 1;
    if (!isReference(reference)) return undefined;
    return (await pdf.getPageIndex(reference)) + 1;
  } catch {
    // An entry that leads nowhere is left out of the contents.
    return undefined;
  }
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === "object" && value !== null && "num" in value && "gen" in value;
}

export interface Outlined {
  readonly blocks: readonly DraftBlock[];
  readonly contents: readonly DraftContentsEntry[];
}

/**
 * Finds for each entry the block that carries its title on its page, which becomes a heading; where
 * none does, the entry leads to the page's first block.
 */
export function applyOutline(
  blocks: readonly DraftBlock[],
  entries: readonly OutlineEntry[],
): Outlined {
  const named = new Map<DraftBlock, { ids: string[]; level: number | undefined }>();
  const contents = entries.flatMap(({ title, level, page }, index): DraftContentsEntry[] => {
    const onPage = blocks.filter((block) => block.page === page);
    const carrier = onPage.find(({ text }) => isSameTitle(text, title));
    const block = carrier ?? onPage[0] ?? blocks.find((later) => (later.page ?? 0) > page);
    if (block === undefined) return [];
    const id = `outline-${index}`;
    const known = named.get(block);
    const ofBlock = carrier === undefined ? known?.level : Math.min(level, 6);
    named.set(block, { ids: [...(known?.ids ?? []), id], level: ofBlock });
    return [{ title, level, target: targetOf("", id) }];
  });
  return { contents, blocks: blocks.map((block) => withNames(block, named.get(block))) };
}

function isSameTitle(text: string, title: string): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const [one, other] = [plain(text), plain(title)];
  return other !== "" && (one === other || (one.endsWith(other) && one.length < other.length + 12));
}

function withNames(
  block: DraftBlock,
  names: { ids: readonly string[]; level: number | undefined } | undefined,
): DraftBlock {
  if (names === undefined) return block;
  return {
    ...block,
    ...(names.level === undefined ? {} : { kind: "heading" as const, level: names.level }),
    anchors: names.ids.map((id) => ({ id, offset: 0 })),
  };
}
