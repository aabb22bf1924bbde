// In the languages that books of the public domain are mostly in; each word begins a line of its own.
const parts =
  "book|part|volume|livre|partie|tome|buch|teil|band|libro|parte|livro|tomo|boek|deel|книга|часть|том";
const chapters =
  "chapter|chap\\.|canto|act|scene|letter|stave|section|appendix|preface|prologue|epilogue|introduction|" +
  "chapitre|chant|acte|lettre|préface|avant-propos|kapitel|akt|brief|anhang|vorwort|einleitung|" +
  "cap[ií]tulo|acto|carta|capitolo|atto|lettera|hoofdstuk|brief|глава|письмо|предисловие";

const numberWords =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|last|" +
  "premi[eè]re?|deuxi[eè]me|troisi[eè]me|erste[rs]?|zweite[rs]?|dritte[rs]?|primer[oa]?|segund[oa]|primo|secondo|the";
const number = `(?:[ivxlcdm]+|\\d{1,4}|${numberWords})`;

const partLine = new RegExp(`^(?:${parts})\\s+${number}(?![\\p{L}\\p{N}])`, "iu");
const chapterLine = new RegExp(
  `^(?:${chapters})(?:\\s+${number}(?![\\p{L}\\p{N}])|\\s*[.:]?$)`,
  "iu",
);
const chapterOfEast = /^第[〇一二三四五六七八九十百千\d]{1,5}[章回節篇部巻話]/u;
const romanLine = /^(?=[IVXLC])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})\.?$/;

/** `IV. What the cat saw`, which a sentence could begin with as well: it has to stand apart. */
const romanTitle = /^[IVXLC]+\.\s+\p{Lu}/u;

export interface Surrounding {
  /** Empty lines before it. */
  readonly gap: number;
}

const longestHeading = 80;

/** The level of a group of lines that is a heading; undefined for one that is text. */
export function headingLevel(lines: readonly string[], { gap }: Surrounding): number | undefined {
  const [first = ""] = lines.map((line) => line.trim());
  if (lines.length > 3 || lines.some((line) => line.trim().length > longestHeading))
    return undefined;
  // A title that goes on in a sentence is the beginning of one.
  if (/[,;]$/.test(lines.at(-1)?.trim() ?? "")) return undefined;
  if (partLine.test(first)) return 1;
  if (chapterLine.test(first) || chapterOfEast.test(first)) return 2;
  if (lines.length === 1 && romanLine.test(first)) return 2;
  if (lines.length === 1 && gap > 1 && romanTitle.test(first)) return 2;
  return gap > 1 && isAllCapitals(lines.join(" ")) ? 2 : undefined;
}

function isAllCapitals(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, "");
  return (
    letters.length > 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  );
}
