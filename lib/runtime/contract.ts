import type { ServerEnv } from "#lib/env";
import type { Chat } from "#lib/chat";
import type { Inference } from "#lib/inference";
import type { Jobs } from "#lib/jobs";
import type { Log } from "#lib/log";
import type { Models } from "#lib/models";
import type { Shelf } from "#lib/shelf";
import type { Database } from "#lib/db";
import type { Events } from "#lib/events";

/** Everything the doors of one web process use, opened once and closed in order. */
export interface Runtime extends AsyncDisposable {
  readonly env: ServerEnv;
  readonly log: Log;
  readonly db: Database;
  readonly events: Events;
  readonly models: Models;
  readonly inference: Inference;
  readonly jobs: Jobs;
  readonly shelf: Shelf;
  readonly chat: Chat;
  readonly startedAt: Date;
}
