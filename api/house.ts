import type { Runtime } from "#lib/runtime";
import type { ModelsFeed } from "./models-feed.ts";

/** What own routes work with: everything behind the doors, and the one feed of the models. */
export interface House extends Runtime {
  readonly feed: ModelsFeed;
}
