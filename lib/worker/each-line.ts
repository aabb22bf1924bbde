import type { Readable } from "node:stream";

const longestLine = 500;

/** Calls back with each line of a stream. Lines are cut, so that a child cannot fill our memory with one. */
export function eachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = (lines.pop() ?? "").slice(0, longestLine);
    for (const line of lines) {
      if (line.trim() !== "") onLine(line.slice(0, longestLine));
    }
  });
  stream.on("end", () => {
    if (rest.trim() !== "") onLine(rest);
  });
}
