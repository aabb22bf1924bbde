import { endWithParent, letOthersGoFirst } from "#lib/worker";
import {
  isToEmbedder,
  type EmbedderOrder,
  type FromEmbedder,
  type ToEmbedder,
} from "../messages.ts";
import { EmbeddingDesk } from "./embedding-desk.ts";
import { openEmbeddingModel } from "./open-embedding-model.ts";

let desk: EmbeddingDesk | undefined;

endWithParent();
process.on("message", (message) => {
  if (isToEmbedder(message)) receive(message);
});

function receive(message: ToEmbedder): void {
  switch (message.type) {
    case "load":
      void load(message.order);
      return;
    case "embed":
      desk?.accept(message);
      return;
    case "count":
      count(message.id, message.texts);
      return;
    case "cancel":
      desk?.cancel(message.id);
      return;
  }
}

async function load(order: EmbedderOrder): Promise<void> {
  if (order.isBackground) letOthersGoFirst();
  try {
    const opened = await openEmbeddingModel(order, (message) => send({ type: "log", message }));
    desk = new EmbeddingDesk(opened, {
      onVector: (id, index, vector) =>
        send({
          type: "embedded",
          id,
          index,
          vector: Buffer.from(vector.buffer).toString("base64"),
        }),
      onFailure: (id, cause) => send({ type: "failed", id, cause }),
    });
    send({ type: "loaded", facts: opened.facts });
  } catch (error) {
    send({ type: "load-failed", cause: String(error) });
  }
}

function count(id: string, texts: readonly string[]): void {
  const counter = desk;
  if (counter === undefined) return;
  send({ type: "counted", id, counts: texts.map((text) => counter.count(text)) });
}

function send(message: FromEmbedder): void {
  process.send?.(message);
}
