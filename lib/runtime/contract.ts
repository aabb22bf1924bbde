import type { ServerEnv } from "#lib/env";
import type { Chat } from "#lib/chat";
import type { Inference } from "#lib/inference";
import type { Log } from "#lib/log";
import type { Models } from "#lib/models";
import type { Database } from "#lib/db";

/** Everything the doors of one web process use, opened once and closed in order. */
export interface Runtime extends AsyncDisposable {
  readonly env: ServerEnv;
  readonly log: Log;
  readonly db: Database;
  readonly models: Models;
  readonly inference: Inference;
  readonly chat: Chat;
  readonly startedAt: Date;
}
