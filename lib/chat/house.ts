import type { ChatPorts } from "./ports.ts";
import type { Runs } from "./runs.ts";

/** What the use cases that begin or end runs are given. */
export interface House {
  readonly ports: ChatPorts;
  readonly runs: Runs;
}
