import type { Figures, JournalEvent, Message, Run, RunState } from "#lib/protocol";
import { Draft } from "./draft.ts";
import type { ConversationState } from "./state.ts";

/**
 * The state after an event; the same state when it was folded in before. Ids that are not known
 * are passed over. The leaf is the reader's own and moves only when it vanishes.
 */
export function fold(state: ConversationState, event: JournalEvent): ConversationState {
  return foldAll(state, [event]);
}

/** As `fold` for each in turn, in one go: what a replay of a long journal needs. */
export function foldAll(
  state: ConversationState,
  events: Iterable<JournalEvent>,
): ConversationState {
  const draft = new Draft(state);
  for (const event of events) {
    if (event.seq <= draft.seq) continue;
    draft.seq = event.seq;
    apply(draft, event);
  }
  return draft.seq === state.seq ? state : draft.finish();
}

function apply(draft: Draft, event: JournalEvent): void {
  switch (event.type) {
    case "conversation.created":
    case "conversation.changed":
    case "conversation.deleted":
    case "conversation.restored":
    case "title.written":
      draft.conversation = event.conversation;
      return;
    case "message.created":
      draft.add(event.message);
      return;
    case "message.continued":
      draft.write({ message: event.message, run: undefined });
      return;
    case "message.ended":
      draft.keep(event.message);
      return;
    case "sources.found":
      writeOn(draft, event.messageId, () => ({ sources: event.sources }));
      return;
    case "message.deleted":
      for (const id of event.messageIds) draft.remove(id);
      return;
    case "message.restored":
      for (const message of event.messages) draft.add(message);
      return;
    case "run.queued":
      queue(draft, event.run);
      return;
    case "run.changed":
    case "run.ended":
      changeRun(draft, event.runId, event.state);
      return;
    case "assistant.stream.delta":
      writeOn(draft, event.messageId, ({ text }) => ({ text: text + event.text }));
      return;
    case "agent.thinking.delta":
      writeOn(draft, event.messageId, ({ reasoning }) => ({
        reasoning: (reasoning ?? "") + event.text,
      }));
      return;
    case "usage.recorded":
      record(draft, event.messageId, event.figures);
      return;
    // What a tool does shows in the state of its run; the call itself is not part of the tree yet.
    case "tool.execution.started":
    case "tool.execution.ended":
  }
}

function queue(draft: Draft, run: Run) {
  const live = draft.findLive(run.messageId);
  if (live !== undefined) draft.write({ ...live, run });
}

function changeRun(draft: Draft, runId: string, state: RunState) {
  const live = draft.findLiveOfRun(runId);
  if (live?.run !== undefined) draft.write({ ...live, run: { ...live.run, state } });
}

function writeOn(draft: Draft, messageId: string, more: (message: Message) => Partial<Message>) {
  const live = draft.findLive(messageId);
  if (live === undefined) return;
  draft.write({ ...live, message: { ...live.message, ...more(live.message) } });
}

function record(draft: Draft, messageId: string, figures: Figures) {
  const kept = draft.findKept(messageId);
  if (kept !== undefined) draft.keep({ ...kept, figures });
  else writeOn(draft, messageId, () => ({ figures }));
}
