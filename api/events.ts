import { AppError } from "#lib/errors";
import { streamItemSchema } from "#lib/protocol";
import { events } from "./answer.ts";
import { example } from "./example.ts";
import type { House } from "./house.ts";
import { eventIdOf, positionOf, positionQuerySchema } from "./position.ts";
import { route, type Route } from "./route.ts";
import { tabStream } from "./tab-stream.ts";

/** The one stream of a tab. */
export const eventRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/events",
    name: "followEvents",
    summary: "Follow the house, and one conversation in it",
    remarks:
      "Begins with the state of the models. With a conversation, its events come too: a snapshot first, unless the journal still reaches back to the position that is named. Every event of the journal and every snapshot has an id; send the last one as Last-Event-ID to go on behind it without a gap. A comment comes every 10 s while nothing else does. A reader that takes nothing for 30 s is cut off.",
    query: positionQuerySchema,
    headers: {
      "Last-Event-ID": "The id of the last event that was read. It wins over the query.",
    },
    answer: events(streamItemSchema, eventIdOf),
    refusals: ["not-found"],
    example: { query: `conversation=${example.conversation}&after=0` },
    handle: async (house, { query, headers }) => {
      const position = positionOf(headers.get("last-event-id"), query);
      if (position !== undefined) await requireConversation(house, position.conversationId);
      return (signal) => tabStream(house, { position, signal });
    },
  }),
];

/** A status can be sent only before the stream has begun, and the journal may say nothing for long. */
async function requireConversation({ db }: House, id: string): Promise<void> {
  const found = await db.conversations.find(id);
  if (found !== undefined) return;
  throw new AppError("not-found", "There is no conversation with this id.");
}
