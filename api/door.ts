import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "hono";
import type { Call, Note } from "./note.ts";

/** What Hono carries beside a request. The bindings are absent when a test calls `app.request`. */
export interface Door {
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse } | undefined;
  Variables: { requestId: string; note: Note };
}

export type DoorContext = Context<Door>;

/** What a handler needs of the connection behind a context. */
export function callOf(context: DoorContext): Call {
  const outgoing = context.env?.outgoing;
  const hangUp = outgoing === undefined ? undefined : () => void outgoing.destroy();
  return { note: context.get("note"), hangUp };
}
