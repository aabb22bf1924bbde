import { randomUUID } from "node:crypto";
import type { LibraryDocument, LibraryStatus } from "#lib/protocol";

/** A book as the library lists it: all found and nothing special, but for what is said. */
export function madeDocument(more: Partial<LibraryDocument>): LibraryDocument {
  return {
    id: randomUUID(),
    title: "The Kettle Book",
    creators: ["Ada Hob"],
    language: "en",
    year: 1903,
    licence: null,
    format: "epub",
    hasCover: false,
    tags: [],
    state: "ready",
    problem: null,
    notices: [],
    sections: 3,
    words: 1200,
    passages: 8,
    embedded: 8,
    sizeBytes: 40_000,
    files: [{ root: "library", path: "kettle.epub" }],
    folder: "",
    isOwn: true,
    addedAt: "2026-11-21T08:00:00.000Z",
    updatedAt: "2026-11-21T08:00:00.000Z",
    ...more,
  };
}

/** An indexer at rest. */
export function madeStatus(more: Partial<LibraryStatus> = {}): LibraryStatus {
  return {
    isRunning: true,
    isPaused: false,
    problem: null,
    folders: [],
    states: { queued: 0, reading: 0, "text-ready": 0, ready: 1, failed: 0 },
    coverage: { documents: 1, passages: 8, embedded: 8, unread: 0 },
    words: 1200,
    rate: null,
    secondsLeft: null,
    embeddingModel: "gte-small",
    rebuilding: null,
    ...more,
  };
}
