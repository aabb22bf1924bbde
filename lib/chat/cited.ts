import { cite, sayBeside } from "#lib/library";
import type { Source, Sources } from "#lib/protocol";
import type { ChatPorts } from "./ports.ts";

/**
 * The sources with what of them bears an answer out, or, where nothing does, with what they say to the
 * question; held against the books as they are now. Never throws: an answer is not worth losing for
 * its citations.
 */
export async function cited(
  { shelf, log }: Pick<ChatPorts, "shelf" | "log">,
  sources: Sources,
  answer: string,
): Promise<Sources> {
  if (!sources.isAnswered || sources.passages.length === 0) return sources;
  try {
    const standing = await standingOf({ shelf }, sources.passages);
    const citations = cite(answer, standing);
    const isBorneOut = citations.some(({ kind }) => kind !== "paraphrase");
    if (isBorneOut || answer.trim() === "") return { ...sources, citations };
    return { ...sources, citations: [...citations, ...sayBeside(sources.query, standing)] };
  } catch (error) {
    log.warn({ err: error }, "answer not held against its sources");
    return sources;
  }
}

/** How a passage compares with the book it names. */
type Comparison = "same" | "different" | "no-such-book";

/** Those of the passages that stand word for word at their places. */
async function standingOf(
  ports: Pick<ChatPorts, "shelf">,
  passages: readonly Source[],
): Promise<Source[]> {
  const compared = await compare(ports, passages);
  return passages.filter((passage) => compared.get(passage) === "same");
}

async function compare(
  { shelf }: Pick<ChatPorts, "shelf">,
  passages: readonly Source[],
): Promise<Map<Source, Comparison>> {
  const compared = new Map<Source, Comparison>();
  const bySection = Map.groupBy(passages, ({ documentId, section }) => `${documentId} ${section}`);
  // One after the other: a section may be a whole book.
  for (const [first, ...others] of bySection.values()) {
    if (first === undefined) continue;
    const book = await shelf.textAt(first.documentId, first.section);
    for (const passage of [first, ...others]) {
      const isSame = book?.slice(passage.start, passage.end) === passage.text;
      compared.set(passage, book === undefined ? "no-such-book" : isSame ? "same" : "different");
    }
  }
  return compared;
}

/**
 * Sources from elsewhere, by the sources they came as: without passages that stand otherwise in a
 * book of ours, and with those citations alone that are word for word in a book of ours.
 */
export async function trueSources(
  ports: Pick<ChatPorts, "shelf">,
  all: readonly Sources[],
): Promise<Map<Sources, Sources>> {
  const claimed = all.flatMap(({ passages }) => passages);
  const compared = await compare(ports, claimed);
  return new Map(all.map((sources) => [sources, withTrue(sources, compared)]));
}

function withTrue(sources: Sources, compared: ReadonlyMap<Source, Comparison>): Sources {
  const passages = sources.passages.filter((passage) => compared.get(passage) !== "different");
  const citations = sources.citations.filter(({ n, section, start, end, quote }) => {
    const passage = passages.find((candidate) => candidate.n === n);
    if (passage === undefined || compared.get(passage) !== "same") return false;
    if (passage.section !== section || start < passage.start || end > passage.end) return false;
    return passage.text.slice(start - passage.start, end - passage.start) === quote;
  });
  return { ...sources, passages, citations };
}
