import { ReadDefect } from "../defect.ts";
import type { DraftBook } from "../draft/draft.ts";
import type { ReadFile } from "../read-file.ts";
export async function readPdf(_file: ReadFile): Promise<DraftBook> {
  throw new ReadDefect("damaged", "not yet");
}
