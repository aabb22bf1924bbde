import type { Download } from "#lib/protocol";

const megabyte = 1_000_000;

/** One line on how far a download is: `Fetching tinyllama: 120 of 323 MB, 14.2 MB/s, 15 s left`. */
export function describeDownload(download: Download): string {
  const { modelId, state, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = download;
  if (state === "verifying") return `Checking ${modelId}`;
  const amount = `${inMegabytes(doneBytes)} of ${inMegabytes(totalBytes)} MB`;
  const rate = bytesPerSecond === null ? "" : `, ${(bytesPerSecond / megabyte).toFixed(1)} MB/s`;
  const left = secondsLeft === null ? "" : `, ${inTime(secondsLeft)} left`;
  return `Fetching ${modelId}: ${amount}${rate}${left}`;
}

/** Why a download ended without a model, and what to do. */
export function describeFailures({ modelId, state, failures }: Download): string {
  if (state === "cancelled") return `Fetching ${modelId} was cancelled.`;
  const reasons = failures.map(({ source, message }) => `${source}: ${message}`).join(" ");
  return `${modelId} could not be fetched. ${reasons} Try again on the page, or put a GGUF file into the models folder.`;
}

function inMegabytes(bytes: number): string {
  return String(Math.round(bytes / megabyte));
}

function inTime(seconds: number): string {
  const rounded = Math.round(seconds);
  return rounded < 90 ? `${rounded} s` : `${Math.round(rounded / 60)} min`;
}
