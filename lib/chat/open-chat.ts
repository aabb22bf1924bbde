import type { Chat } from "./contract.ts";
import { HouseChat, type ChatPorts } from "./house-chat.ts";

/**
 * Opens the conversations. What an earlier process left unfinished is marked as stopped first, so
 * that no message waits for an end that cannot come.
 */
export async function openChat(ports: ChatPorts): Promise<Chat> {
  const count = await ports.db.messages.stopAllStreaming();
  if (count > 0) ports.log.warn({ count }, "unfinished answers of an earlier process stopped");
  return new HouseChat(ports);
}
