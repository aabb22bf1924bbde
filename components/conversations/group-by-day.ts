import type { ListedConversation } from "#lib/protocol";

export interface ConversationGroup {
  readonly name: "Today" | "Yesterday" | "Previous 7 days" | "Older";
  readonly conversations: readonly ListedConversation[];
}

/** Sorts conversations into the days of the reader's own calendar; groups without any are left out. */
export function groupByDay(
  conversations: readonly ListedConversation[],
  now: Date,
): readonly ConversationGroup[] {
  const groups = Map.groupBy(conversations, ({ updatedAt }) => nameOf(new Date(updatedAt), now));
  return (["Today", "Yesterday", "Previous 7 days", "Older"] as const)
    .map((name) => ({ name, conversations: groups.get(name) ?? [] }))
    .filter((group) => group.conversations.length > 0);
}

function nameOf(time: Date, now: Date): ConversationGroup["name"] {
  if (time >= midnightBefore(now, 0)) return "Today";
  if (time >= midnightBefore(now, 1)) return "Yesterday";
  return time >= midnightBefore(now, 7) ? "Previous 7 days" : "Older";
}

/** Through the calendar rather than by 24 hours, because two days a year have 23 or 25. */
function midnightBefore(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
}
