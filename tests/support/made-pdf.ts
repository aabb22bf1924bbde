export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface MadePdf {
  readonly title?: string;
  readonly author?: string;
  /** What each page says, and where; nothing for a page that could be a scan. */
  readonly pages: readonly (readonly PdfText[])[];
  readonly outline?: readonly { readonly title: string; readonly page: number }[];
}

/** Makes a PDF of text in Helvetica, object by object. */
export function makePdf({ title = "", author = "", pages, outline = [] }: MadePdf): Buffer {
  const firstPage = 5;
  const firstEntry = firstPage + 2 * pages.length;
  const pageNumber = (index: number) => firstPage + 2 * index;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>`,
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ")}]>>`,
    `<</Title(${title})/Author(${author})>>`,
    outline.length === 0
      ? "<</Type/Outlines>>"
      : `<</Type/Outlines/First ${firstEntry} 0 R/Last ${firstEntry + outline.length - 1} 0 R>>`,
    ...pages.flatMap((texts, index) => {
      const content = texts
        .map(({ text, x, y, size }) => `BT /F ${size} Tf ${x} ${y} Td (${text}) Tj ET`)
        .join("\n");
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${pageNumber(index) + 1} 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ];
    }),
    ...outline.map((entry, index) => {
      const next = index + 1 < outline.length ? `/Next ${firstEntry + index + 1} 0 R` : "";
      return `<</Title(${entry.title})/Parent 4 0 R${next}/Dest[${pageNumber(entry.page)} 0 R/Fit]>>`;
    }),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj`).join("\n");
  return Buffer.from(
    `%PDF-1.7\n${body}\ntrailer<</Root 1 0 R/Info 3 0 R/Size ${objects.length + 1}>>\n%%EOF`,
  );
}
