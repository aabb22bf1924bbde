/** What a running Postgres writes into `postmaster.pid` in its data folder. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly state: "starting" | "ready" | "stopping";
}

/** Reads the text of `postmaster.pid`; undefined while it is empty or cut off in its first line. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), state: stateOf(lines[7]) };
}

function stateOf(word: string | undefined): PostmasterFile["state"] {
  if (word === "ready" || word === "standby") return "ready";
  return word === "stopping" ? "stopping" : "starting";
}
