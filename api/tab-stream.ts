import type { HouseEvent, StreamItem } from "#lib/protocol";
import type { House } from "./house.ts";
import { merge } from "./merge.ts";
import type { ModelsFeed } from "./models-feed.ts";
import type { Position } from "./position.ts";

export interface Tab {
  /** Undefined for a tab that shows no conversation. */
  readonly position: Position | undefined;
  readonly signal: AbortSignal;
}

/**
 * Everything one tab follows: the models as they are and become, what concerns the whole house, and
 * the journal of one conversation behind the reader's position. Ends with the signal, with the
 * house, or when the conversation is purged.
 */
export async function* tabStream(
  { events, feed }: House,
  { position, signal }: Tab,
): AsyncGenerator<StreamItem> {
  const ending = new AbortController();
  const whole = AbortSignal.any([signal, ending.signal]);
  const sources: AsyncIterable<StreamItem>[] = [
    engineChanges(feed, whole),
    endingAll(events.house(whole), ending),
  ];
  if (position !== undefined) {
    const { conversationId, after } = position;
    sources.push(endingAll(events.subscribe(conversationId, { after, signal: whole }), ending));
  }
  try {
    for await (const [, item] of merge(sources)) yield item;
  } finally {
    ending.abort();
  }
}

async function* engineChanges(feed: ModelsFeed, signal: AbortSignal): AsyncGenerator<HouseEvent> {
  for await (const view of feed.watch(signal)) yield { type: "engine.changed", view };
}

/** A source without which the stream makes no sense: its end is the end of all. */
async function* endingAll<Item>(
  source: AsyncIterable<Item>,
  ending: AbortController,
): AsyncGenerator<Item> {
  try {
    yield* source;
  } finally {
    ending.abort();
  }
}
