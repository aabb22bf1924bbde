import { sentenceOf } from "../data/request.ts";
import { sendFile } from "../data/send-file.ts";
import { announce } from "../ui/announcements.ts";

export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly state: "waiting" | "sending" | "added" | "known" | "refused";
  /** The part of the file that has gone, 0 to 1. */
  readonly part: number;
  /** Of what was refused: why, in a sentence. */
  readonly sentence: string;
}

let uploads: readonly Upload[] = [];
let lastKey = 0;
let isSending = false;
const files = new Map<number, File>();
const sendings = new Map<number, AbortController>();
const listeners = new Set<() => void>();

export function subscribeToUploads(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentUploads = (): readonly Upload[] => uploads;

const none: readonly Upload[] = [];

export const noUploads = (): readonly Upload[] => none;

/** Sends files to the library one after the other, whatever page is looked at meanwhile. */
export function addFiles(added: readonly File[]): void {
  const fresh = added.map((file): Upload => {
    lastKey += 1;
    files.set(lastKey, file);
    return { key: lastKey, name: file.name, state: "waiting", part: 0, sentence: "" };
  });
  set([...uploads, ...fresh]);
  if (!isSending) void sendAll();
}

/** Stops what is on its way, and takes it off the list. */
export function dropUpload(key: number): void {
  sendings.get(key)?.abort();
  files.delete(key);
  set(uploads.filter((upload) => upload.key !== key));
}

/** Takes everything off the list that is over. */
export function clearUploads(): void {
  set(uploads.filter(({ state }) => state === "waiting" || state === "sending"));
}

async function sendAll(): Promise<void> {
  isSending = true;
  for (let next = waiting(); next !== undefined; next = waiting()) await sendOne(next);
  isSending = false;
  const refused = uploads.filter(({ state }) => state === "refused").length;
  announce(refused === 0 ? "All files are added." : `${refused} files could not be added.`);
}

const waiting = () => uploads.find(({ state }) => state === "waiting");

async function sendOne({ key }: Upload): Promise<void> {
  const file = files.get(key);
  if (file === undefined) return;
  const sending = new AbortController();
  sendings.set(key, sending);
  change(key, { state: "sending" });
  try {
    const onProgress = (part: number) => change(key, { part });
    const { isKnown } = await sendFile(file, { onProgress, signal: sending.signal });
    change(key, { state: isKnown ? "known" : "added", part: 1 });
  } catch (error) {
    change(key, { state: "refused", sentence: sentenceOf(error) });
  } finally {
    sendings.delete(key);
    files.delete(key);
  }
}

function change(key: number, to: Partial<Upload>) {
  const index = uploads.findIndex((upload) => upload.key === key);
  const upload = uploads[index];
  if (upload !== undefined) set(uploads.with(index, { ...upload, ...to }));
}

function set(next: readonly Upload[]) {
  uploads = next;
  for (const listener of listeners) listener();
}
