import type { Run, Sources } from "#lib/protocol";
import type { ChatPorts } from "./ports.ts";

/** Keeps with an answer what the library has to say, row and journal at once; nothing once it has ended. */
export async function keepSources(
  { events }: Pick<ChatPorts, "events">,
  { id: runId, conversationId, messageId }: Pick<Run, "id" | "conversationId" | "messageId">,
  sources: Sources,
): Promise<void> {
  await events.write(conversationId, async (tx, append) => {
    if (!(await tx.messages.setSources(messageId, sources))) return;
    append({ type: "sources.found", messageId, sources, actor: "house", runId });
  });
}
