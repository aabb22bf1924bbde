import type { Page } from "@playwright/test";

interface Seen {
  readonly firstMessageMs: number;
  readonly longTasks: readonly number[];
  readonly events: readonly number[];
  readonly frames: readonly number[];
}

declare global {
  interface Window {
    bench: { firstMessageMs: number; longTasks: number[]; events: number[]; frames: number[] };
    /** The text of the last answer as it is painted. */
    answerText: () => string;
  }
}

/** Watches the page from its first moment: when a message is painted, long tasks, slow events, gaps between frames. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const bench = { firstMessageMs: 0, longTasks: [], events: [], frames: [] } as Window["bench"];
    window.bench = bench;
    window.answerText = () => {
      const answers = document.querySelectorAll("article[data-role=assistant]");
      return answers[answers.length - 1]?.querySelector(".prose")?.textContent ?? "";
    };
    const observe = (type: string, into: number[], options: object) =>
      new PerformanceObserver((list) =>
        into.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({ type, buffered: true, ...options });
    observe("longtask", bench.longTasks, {});
    observe("event", bench.events, { durationThreshold: 16 });
    let before = performance.now();
    const onFrame = (now: number) => {
      bench.frames.push(now - before);
      before = now;
      const isPainted = document.querySelector("article:not([aria-busy])") !== null;
      // What is there in this frame is on the screen in the next.
      if (isPainted && bench.firstMessageMs === 0) {
        bench.firstMessageMs = -1;
        requestAnimationFrame(() => (bench.firstMessageMs = performance.now()));
      }
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

/** What was seen since the last time this was asked. */
export async function takeSeen(page: Page): Promise<Seen> {
  return await page.evaluate(() => {
    const { firstMessageMs, ...lists } = window.bench;
    const seen = { firstMessageMs, ...structuredClone(lists) };
    window.bench.firstMessageMs = 0;
    for (const list of Object.values(lists)) list.splice(0);
    return seen;
  });
}
