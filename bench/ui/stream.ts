import type { CDPSession, Page } from "@playwright/test";
import { quantile, type Measure } from "./measure.ts";
import { takeSeen } from "./probe.ts";
import { workMs } from "./work.ts";

interface Streaming {
  /** What the figures are called. */
  readonly name: string;
  /** How long the answer is when the watching ends. */
  readonly characters: number;
}

/** Asks, and types into the box while the answer grows. */
export async function measureStreaming(
  page: Page,
  cdp: CDPSession,
  { name, characters }: Streaming,
): Promise<Measure[]> {
  const composer = page.getByRole("textbox", { name: "Message" });
  await composer.fill("Tell me everything.");
  await composer.press("Enter");
  await waitForAnswer(page, 200);
  await takeSeen(page);
  const startedAt = performance.now();
  const before = await countWords(page);
  const workBefore = await workMs(cdp);
  const typing = new AbortController();
  const typed = typeUntil(page, typing.signal);
  await Promise.race([waitForAnswer(page, characters), typed]);
  const { frames, events, longTasks } = await takeSeen(page);
  const words = (await countWords(page)) - before;
  const seconds = (performance.now() - startedAt) / 1000;
  const work = (await workMs(cdp)) - workBefore;
  typing.abort();
  await typed;
  await page.getByRole("button", { name: "Stop the answer" }).click();
  await composer.fill("");
  return [
    { name: `${name}, pace`, unit: "tokens/s", value: words / seconds },
    { name: `${name}, work of the page`, unit: "ms/s", value: work / seconds },
    { name: `${name}, frame p95`, unit: "ms", value: quantile(frames, 0.95), target: 20 },
    { name: `${name}, slowest key`, unit: "ms", value: Math.max(0, ...events), target: 200 },
    { name: `${name}, longest task`, unit: "ms", value: Math.max(0, ...longTasks), target: 50 },
    { name: `${name}, tasks over 50 ms`, unit: "", value: longTasks.length },
  ];
}

/** Looks four times a second: reading a long text in every frame would be measured, too. */
async function waitForAnswer(page: Page, length: number): Promise<void> {
  const options = { polling: 250, timeout: 240_000 };
  await page.waitForFunction((wanted) => window.answerText().length > wanted, length, options);
}

async function typeUntil(page: Page, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await page.keyboard.press("a", { delay: 100 });
}

async function countWords(page: Page): Promise<number> {
  return await page.evaluate(() => window.answerText().split(/\s+/).length);
}
