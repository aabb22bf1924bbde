const mebi = 1024 * 1024;

/** What we are ready to believe of a book. Real ones stay far below; one that claims more is refused. */
export const limits = {
  fileBytes: 1024 * mebi,
  archiveEntries: 10_000,
  archiveBytes: 2048 * mebi,
  /** Deflate's own best is 1032 to 1, reached by bombs and blank pictures only. */
  archiveRatio: 200,
  /** Below these a file and all files may be packed as tightly as they like: harmless ones are. */
  smallEntryBytes: 16 * mebi,
  smallArchiveBytes: 128 * mebi,
  /** A chapter, a package document, a page of HTML: its tree takes ten times as much. */
  markupBytes: 16 * mebi,
  markdownBytes: 16 * mebi,
  textBytes: 64 * mebi,
  pdfBytes: 256 * mebi,
  pdfPages: 20_000,
  /** Deeper elements count as part of the last one above them. */
  markupDepth: 256,
  /** Nobody nests like this but to break a parser. */
  markupDepthRefused: 10_000,
  /** UTF-16 units of a whole book: the Bible has five million. */
  bookText: 64 * mebi,
  blocks: 1_000_000,
  contents: 20_000,
  pictures: 2000,
  pictureBytes: 32 * mebi,
  picturePixels: 64_000_000,
  pictureSide: 1600,
} as const;
