import type { Download } from "#lib/protocol";
import { bytes, timeLeft } from "../text/amounts.ts";

export function isRunning(download: Download): boolean {
  return ["waiting", "downloading", "verifying"].includes(download.state);
}

/** Whether a part of it may be here already. */
export function isResumable(download: Download | undefined): boolean {
  return download?.state === "cancelled" || download?.state === "failed";
}

/** Where a download stands: `120 MB of 323 MB, 4.2 MB/s, 48 s left`. */
export function downloadWords(download: Download): string {
  const amount = `${bytes(download.doneBytes)} of ${bytes(download.totalBytes)}`;
  switch (download.state) {
    case "waiting":
      return "Looking for a source that answers";
    case "downloading":
      return [
        amount,
        download.bytesPerSecond === null ? undefined : `${bytes(download.bytesPerSecond)}/s`,
        download.secondsLeft === null ? undefined : timeLeft(download.secondsLeft),
      ]
        .filter((part) => part !== undefined)
        .join(", ");
    case "verifying":
      return "Checking that every byte is right";
    case "done":
      return "Here, and checked";
    case "failed":
      return "None of its sources worked";
    case "cancelled":
      return `Stopped at ${amount}; what is here is kept`;
  }
}
