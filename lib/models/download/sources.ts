import type { Source } from "../catalog/catalog-schema.ts";
import { fromAddress } from "./from-address.ts";
import { fromFile } from "./from-file.ts";
import { fromHuggingFace } from "./from-hugging-face.ts";
import { fromNpm } from "./from-npm.ts";
import type { Transfer } from "./transfer.ts";

/** Brings the bytes of a model from one source and answers with the SHA-256 they must have. */
export async function bring(source: Source, transfer: Transfer): Promise<string | undefined> {
  const key = JSON.stringify(source);
  switch (source.type) {
    case "hf":
      return fromHuggingFace(source, key, transfer);
    case "npm":
      await fromNpm(source, key, transfer);
      break;
    case "https":
      await fromAddress(source, key, transfer);
      break;
    case "file":
      await fromFile(source, key, transfer);
      break;
  }
  return transfer.entry.sha256;
}
