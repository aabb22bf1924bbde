import { z } from "zod";
import { AppError } from "#lib/errors";
import type { StreamItem } from "#lib/protocol";
import { idParam } from "./param.ts";

/** Where a reader of the event stream stands. */
export interface Position {
  readonly conversationId: string;
  /** The last event that the reader has; undefined for one who has nothing yet. */
  readonly after: number | undefined;
}

const seq = z.coerce.number<string>().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const positionQuerySchema = z
  .strictObject({
    conversation: idParam.optional().describe("The conversation to follow."),
    after: z
      .string()
      .regex(/^\d{1,16}$/, "expected a whole number")
      .pipe(seq)
      .optional()
      .describe("The seq of the last event that was read."),
  })
  .refine(({ conversation, after }) => conversation !== undefined || after === undefined, {
    path: ["conversation"],
    error: "after names a place in a conversation; say which",
  });

/**
 * The position a request asks for: that of `Last-Event-ID`, which a browser sends by itself when it
 * comes back, else that of the query, else none.
 *
 * @throws AppError `bad-input` for a `Last-Event-ID` that is none of ours.
 */
export function positionOf(
  lastEventId: string | null,
  { conversation, after }: z.output<typeof positionQuerySchema>,
): Position | undefined {
  if (lastEventId !== null && lastEventId !== "") return parseEventId(lastEventId);
  return conversation === undefined ? undefined : { conversationId: conversation, after };
}

/** The `id:` of an event that a reader can come back to; undefined for what is not journaled. */
export function eventIdOf(item: StreamItem): string | undefined {
  if ("seq" in item) {
    const id = item.type === "conversation.snapshot" ? item.conversation.id : item.conversationId;
    return `${id}:${item.seq}`;
  }
  return undefined;
}

function parseEventId(text: string): Position {
  const [, id, after] = /^([\da-fA-F-]{36}):(\d{1,16})$/.exec(text) ?? [];
  const { data } = z.object({ conversationId: idParam, after: seq }).safeParse({
    conversationId: id,
    after,
  });
  if (data !== undefined) return data;
  throw new AppError(
    "bad-input",
    "Last-Event-ID is not usable: expected the id of an event of this stream, {conversation}:{seq}.",
    { facts: { field: "Last-Event-ID" } },
  );
}
