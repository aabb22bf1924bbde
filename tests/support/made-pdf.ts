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
  return written(objects);
}

function written(objects: readonly string[]): Buffer {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}` +
      `trailer<</Root 1 0 R/Info 3 0 R/Size ${size}>>\nstartxref\n${file.length}\n%%EOF`,
  );
}
