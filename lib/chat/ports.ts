import type { Database } from "#lib/db";
import type { Events } from "#lib/events";
import type { Inference } from "#lib/inference";
import type { Jobs } from "#lib/jobs";
import type { Log } from "#lib/log";
import type { InstalledModel } from "#lib/protocol";
import type { Shelf } from "#lib/shelf";

export type ChatModel = Pick<InstalledModel, "id" | "kind" | "preset" | "trainedContext">;

/** The machines that conversations run on. */
export interface ChatPorts {
  readonly db: Database;
  readonly events: Events;
  readonly inference: Inference;
  readonly jobs: Jobs;
  readonly shelf: Pick<Shelf, "consult" | "textAt">;
  readonly log: Log;
  /** Looks an installed model up; undefined when there is none of that id. */
  readonly findModel: (id: string) => Promise<ChatModel | undefined>;
  /** Whether the model gives conversations their titles. */
  readonly writesTitles: boolean;
}
