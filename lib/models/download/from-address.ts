import type { Source } from "../catalog/catalog-schema.ts";
import { fetchFile } from "./fetch-file.ts";
import type { Transfer } from "./transfer.ts";

type AddressSource = Extract<Source, { type: "https" }>;

/** Brings a file from a plain address. The catalog's schema makes sure that its SHA-256 is known. */
export async function fromAddress(
  { url }: AddressSource,
  key: string,
  transfer: Transfer,
): Promise<void> {
  const { entry, partial } = transfer;
  const state = await partial.resume(key);
  await fetchFile({
    ...transfer,
    url,
    path: partial.modelPath,
    expectedBytes: entry.sizeBytes,
    etag: state.etag,
    onHead: (etag) => partial.save({ ...state, etag }),
  });
}
