import type { Page } from "@playwright/test";
import { snapshotSchema, type Message, type Snapshot } from "#lib/protocol";

/** The conversation a page shows, as the server has it. */
export async function storedConversation(page: Page): Promise<Snapshot> {
  const { origin, pathname } = new URL(page.url());
  const response = await fetch(`${origin}/api/conversations/${pathname.split("/").at(-1)}`);
  return snapshotSchema.parse(await response.json());
}

/** The message at the end of the branch that was looked at last, as the server has it. */
export async function storedAnswer(page: Page): Promise<Message> {
  const { messages, leafId } = await storedConversation(page);
  const answer = messages.find(({ id }) => id === leafId);
  if (answer === undefined) throw new Error("The end of the shown branch comes with its text.");
  return answer;
}
