import type { SearchHit } from "#lib/protocol";

/** Where a hit leads: to its message in its branch or, when the title matched, to the conversation. */
export function hitPath({ conversationId, messageId }: SearchHit): string {
  return messageId === null ? `/c/${conversationId}` : `/c/${conversationId}?message=${messageId}`;
}

export function searchPath(text: string): string {
  return `/search?${new URLSearchParams({ q: text }).toString()}`;
}
