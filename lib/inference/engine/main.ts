import { endWithParent } from "#lib/worker";
import { isToEngine, type FromEngine, type LoadOrder, type ToEngine } from "../messages.ts";
import { Desk } from "./desk.ts";
import { openModel } from "./open-model.ts";

/** Shortest time between two reports of the slots, which change with every request. */
const reportEveryMs = 100;

let desk: Desk | undefined;
let report: NodeJS.Timeout | undefined;

endWithParent();
process.on("message", (message) => {
  if (isToEngine(message)) receive(message);
});

function receive(message: ToEngine): void {
  switch (message.type) {
    case "load":
      void load(message.order);
      return;
    case "generate":
      desk?.accept(message.id, message.request);
      return;
    case "measure":
      desk?.measure(message.id, message.turns);
      return;
    case "cancel":
      desk?.cancel(message.id);
      return;
  }
}

async function load(order: LoadOrder): Promise<void> {
  try {
    const opened = await openModel(order, {
      onProgress: (progress) => send({ type: "load-progress", progress }),
      onLog: (level, text) => send({ type: "log", level, message: text }),
    });
    desk = new Desk(opened, { send, onChange: reportSoon });
    const { contextSize } = desk;
    const { threads, gpu } = opened;
    send({ type: "loaded", facts: { contextSize, threads, gpu, slots: desk.slots.states() } });
    reportSoon();
  } catch (error) {
    send({ type: "load-failed", ...explained(error) });
  }
}

function explained(error: unknown): { message: string; cause: string } {
  const cause = String(error);
  const name = error instanceof Error ? error.constructor.name : "";
  if (name === "InsufficientMemoryError") {
    const message =
      "The model does not fit into this machine's memory. Choose a smaller one or close other programs.";
    return { message, cause };
  }
  if (name === "NoBinaryFoundError") {
    const message =
      "The engine has no build for this machine. Reinstall Hearth on a supported system.";
    return { message, cause };
  }
  return {
    message: "The model could not be loaded. Its file may be damaged; download it again.",
    cause,
  };
}

function reportSoon(): void {
  report ??= setTimeout(() => {
    report = undefined;
    if (desk === undefined) return;
    const memoryBytes = process.memoryUsage.rss();
    send({ type: "state", slots: desk.slots.states(), queued: desk.queued, memoryBytes });
  }, reportEveryMs);
}

function send(message: FromEngine): void {
  process.send?.(message);
}
