/** The channel on which web processes tell each other what is new. */
export const channel = "hearth";

/** What one process tells the others. The particulars of a journal are read from its rows. */
export type Notice =
  | { readonly about: "journal"; readonly conversationId: string; readonly seq: number }
  | { readonly about: "stop"; readonly runId: string }
  | { readonly about: "house"; readonly json: string };

/** What stands before the number that ends a notice about a journal. */
export function journalNotice(worker: number, conversationId: string): string {
  return `${worker} journal ${conversationId} `;
}

export function stopNotice(worker: number, runId: string): string {
  return `${worker} stop ${runId}`;
}

export function houseNotice(worker: number, json: string): string {
  return `${worker} house ${json}`;
}

const pattern = /^(\d+) (journal|stop|house) (.+)$/su;

/** Undefined for what this process said itself, and for what a later release may say. */
export function readNotice(payload: string, ownWorker: number): Notice | undefined {
  const [, worker, about, rest = ""] = pattern.exec(payload) ?? [];
  if (Number(worker) === ownWorker) return undefined;
  if (about === "stop") return { about, runId: rest };
  if (about === "house") return { about, json: rest };
  const [conversationId = "", seq] = rest.split(" ");
  return about === "journal" ? { about, conversationId, seq: Number(seq) } : undefined;
}
