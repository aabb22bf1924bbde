import type { Message } from "#lib/protocol";
import type { ConversationState } from "./state.ts";

/**
 * The state with the texts of messages that were asked for later. What is here already stays, for
 * events may have come since they were read; a message that was being written then comes by event.
 */
export function withLoaded(
  state: ConversationState,
  loaded: readonly Message[],
): ConversationState {
  const missing = loaded.filter(
    ({ id, status }) =>
      status !== "streaming" &&
      state.nodes.has(id) &&
      !state.messages.has(id) &&
      !state.live.has(id),
  );
  if (missing.length === 0) return state;
  const messages = new Map(state.messages);
  for (const message of missing) messages.set(message.id, message);
  return { ...state, messages };
}
