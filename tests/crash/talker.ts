import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readServerEnv } from "#lib/env";
import { openLog } from "#lib/log";
import { openRuntime } from "#lib/runtime";

/** A Hearth that talks with itself until it is killed, and says on stdout what it has promised. */
const [databaseUrl = "", modelsDir = "", conversationId = ""] = process.argv.slice(2);

const { env } = readServerEnv({
  NODE_ENV: "test",
  HEARTH_THREADS: "1",
  HEARTH_GPU: "off",
  HEARTH_CONTEXT: "512",
  OFFLINE_MODE: "on",
  MODELS_DIR: modelsDir,
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const log = openLog({ level: "silent" });
const { chat, db } = await openRuntime({ env, databaseUrl, log, root });

for (let turn = 0; ; turn += 1) {
  const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
  const text = `Turn ${turn}, ${ids.messageId}`;
  const { message } = await chat.send(conversationId, { ...ids, text, modelId: "endless" });
  tell({ type: "accepted", ...ids, text: message.text });

  for await (const event of chat.watch(ids.answerId, new AbortController().signal)) {
    const kept = await db.messages.find(ids.answerId);
    if (kept?.status === "streaming") {
      tell({ type: "kept", answerId: ids.answerId, text: kept.text });
    }
    // Every other answer is stopped early, so that a kill may also hit an ending.
    if (turn % 2 === 1 && event.type === "text-delta") await chat.stop(ids.answerId);
  }
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
