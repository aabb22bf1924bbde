import type { Source } from "../catalog/catalog-schema.ts";
import { fetchFile } from "./fetch-file.ts";
import { SourceFailure, type Transfer } from "./transfer.ts";

type HuggingFaceSource = Extract<Source, { type: "hf" }>;

/** The address of a file; it answers with a redirect whose head declares size and SHA-256. */
export function huggingFaceAddress(source: HuggingFaceSource, base: string): string {
  const { repository, revision, file } = source;
  return new URL(`/${repository}/resolve/${revision}/${file}`, base).href;
}

/**
 * Brings a file of a Hugging Face repository. Answers with the SHA-256 that its bytes must have:
 * the catalog's, or else what the repository itself declares. Refuses a file that has neither.
 */
export async function fromHuggingFace(
  source: HuggingFaceSource,
  key: string,
  transfer: Transfer,
): Promise<string> {
  const { entry, partial } = transfer;
  const state = await partial.resume(key);
  let expected = entry.sha256 ?? state.sha256;
  await fetchFile({
    ...transfer,
    url: huggingFaceAddress(source, transfer.huggingFaceUrl),
    path: partial.modelPath,
    expectedBytes: entry.sizeBytes,
    etag: state.etag,
    onRedirect({ headers }) {
      const declared = declaredSha256(headers);
      checkSize(headers, entry.sizeBytes);
      if (declared !== undefined && declared !== (expected ?? declared)) {
        throw new SourceFailure("It declares another SHA-256 than before: the file was replaced.");
      }
      expected ??= declared;
    },
    async onHead(etag) {
      if (expected === undefined) {
        throw new SourceFailure("It declares no SHA-256, so its file could not be verified.");
      }
      await partial.save({ ...state, etag, sha256: expected });
    },
  });
  return expected ?? "";
}

function declaredSha256(headers: Headers): string | undefined {
  return /^"?([0-9a-f]{64})"?$/.exec(headers.get("x-linked-etag") ?? "")?.[1];
}

function checkSize(headers: Headers, expectedBytes: number): void {
  const size = headers.get("x-linked-size");
  if (size === null || Number(size) === expectedBytes) return;
  throw new SourceFailure(
    `It offers ${size} bytes where the catalog says ${expectedBytes}: the file was replaced.`,
  );
}
