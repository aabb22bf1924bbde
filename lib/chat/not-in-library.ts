import type { Sources } from "#lib/protocol";

/** What is answered, without asking a model, when an answer must come from the library and is not there. */
export function notInLibrary({ coverage, passages }: Sources): string {
  if (coverage.documents === 0) {
    return "Your library does not answer this: none of the books that were asked can be searched.";
  }
  const books = count(coverage.documents, "book", "books");
  const sentences = [
    `Your library does not answer this. I looked through ${books} (${count(coverage.passages, "passage", "passages")}).`,
  ];
  if (coverage.unread > 0) {
    const unread = count(coverage.unread, "more book has", "more books have");
    sentences.push(`${unread} not been read yet, or could not be.`);
  }
  if (passages.length > 0) {
    sentences.push("What comes nearest to your question is listed among the sources.");
  }
  return sentences.join(" ");
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}
