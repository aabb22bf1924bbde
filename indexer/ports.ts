import type { Database } from "#lib/db";
import type { Embedder } from "#lib/inference";
import type { KnowledgeWriter } from "#lib/knowledge/writer";
import type { Log } from "#lib/log";
import type { Readers } from "#lib/readers";
import type { Notices } from "./notices.ts";
import type { Pictures } from "./pictures.ts";

/** The embedding model at work, and the table its vectors go to. */
export interface Meaning {
  readonly embedder: Embedder;
  readonly table: string;
  readonly name: string;
  readonly modelPath: string;
  readonly contextTokens: number;
}

/** What the steps work with. */
export interface StepPorts {
  readonly db: Database;
  readonly writer: KnowledgeWriter;
  readonly readers: Readers;
  /** Undefined while no embedding model can be used: books are then found by their words alone. */
  readonly meaning: Meaning | undefined;
  readonly pictures: Pictures;
  readonly notices: Notices;
  readonly log: Log;
}
