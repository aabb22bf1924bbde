/**
 * Lets text through until one of the given texts appears. The end of what it has seen is held
 * back while it may still be the beginning of one, so that no part of a stop text is ever shown.
 */
export class StopText {
  private held = "";
  private stopped = false;
  private readonly stops: readonly string[];

  constructor(stops: readonly string[]) {
    this.stops = stops.filter((stop) => stop !== "");
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  push(text: string): string {
    if (this.stopped) return "";
    if (this.stops.length === 0) return text;
    const seen = this.held + text;
    const found = firstOf(seen, this.stops);
    if (found !== undefined) {
      this.stopped = true;
      this.held = "";
      return seen.slice(0, found);
    }
    const keep = heldBack(seen, this.stops);
    this.held = seen.slice(seen.length - keep);
    return seen.slice(0, seen.length - keep);
  }

  /** What was held back for a stop text that never came. */
  end(): string {
    const rest = this.held;
    this.held = "";
    return rest;
  }
}

function firstOf(text: string, stops: readonly string[]): number | undefined {
  const found = stops.map((stop) => text.indexOf(stop)).filter((index) => index >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** The length of the longest end of the text that is a beginning of some stop text. */
export function heldBack(text: string, stops: readonly string[]): number {
  let longest = 0;
  for (const stop of stops) {
    const most = Math.min(stop.length - 1, text.length);
    for (let length = most; length > longest; length--) {
      if (text.endsWith(stop.slice(0, length))) longest = length;
    }
  }
  return longest;
}
