import type { StoredReading } from "#lib/db";
import type { ReadBook } from "#lib/library";
import { chunk } from "../chunk/chunk.ts";
import { countWords } from "../count-words.ts";
import type { Meaning, StepPorts } from "../ports.ts";

/** What of a book is kept, with its passages cut. */
export async function storedReading(
  { meaning }: Pick<StepPorts, "meaning">,
  documentId: string,
  book: ReadBook,
): Promise<StoredReading> {
  const passages = await chunk(documentId, book, {
    countTokens: (texts) => countTokens(meaning, texts),
    contextTokens: meaning?.contextTokens ?? usualContext,
  });
  const { format, title, creators, language, year, licence, direction, contents, notices } = book;
  return {
    format,
    title,
    creators,
    language,
    year,
    licence,
    direction,
    contents,
    notices,
    pictures: { cover: book.cover, images: book.images },
    hasCover: book.cover !== null,
    sections: book.sections.map((section) => ({
      title: section.title,
      text: section.text,
      blocks: section.blocks,
      words: countWords(section.text, language),
    })),
    passages: passages.map((passage) => ({
      id: passage.id,
      section: passage.section,
      start: passage.start,
      end: passage.end,
      headings: passage.headings,
      page: passage.page,
      language: passage.language ?? language,
      tokens: passage.tokens,
      textHash: passage.textHash,
      embeddedIn: null,
    })),
  };
}

/** Where no model says what it reads of one text. */
const usualContext = 512;
/** Letters of a token where no model says it better: passages are cut all the same. */
const lettersPerToken = 4;

async function countTokens(
  meaning: Meaning | undefined,
  texts: readonly string[],
): Promise<number[]> {
  if (meaning !== undefined) return await meaning.embedder.countTokens(texts);
  return texts.map((text) => Math.ceil(text.length / lettersPerToken));
}
