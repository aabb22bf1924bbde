import type { CDPSession, Page } from "@playwright/test";
import type { Measure } from "./measure.ts";
import { workMs } from "./work.ts";

const messageNodes = () => document.querySelectorAll("section[aria-label=Messages] *").length;

/** From an empty tab, and from the list within the page, to the first painted message. */
export async function measureOpening(
  page: Page,
  cdp: CDPSession,
  { url, id }: { readonly url: string; readonly id: string },
): Promise<Measure[]> {
  await page.goto(`${url}/c/${id}`);
  const coldMs = await firstMessageMs(page);
  const coldWorkMs = await workMs(cdp);
  const nodes = await page.evaluate(messageNodes);

  await page.getByRole("link", { name: "New chat" }).first().click();
  await page.locator("article").first().waitFor({ state: "detached" });
  await page.evaluate(() => (window.bench.firstMessageMs = 0));
  const workBefore = await workMs(cdp);
  const clickedAt = await page.evaluate((path) => {
    document.querySelector<HTMLElement>(`a[href="${path}"]`)?.click();
    return performance.now();
  }, `/c/${id}`);
  const warmMs = (await firstMessageMs(page)) - clickedAt;
  const warmWorkMs = (await workMs(cdp)) - workBefore;
  return [
    { name: "open in an empty tab, to the first message", unit: "ms", value: coldMs, target: 1000 },
    { name: "open in an empty tab, work of the page", unit: "ms", value: coldWorkMs },
    { name: "open from the list, to the first message", unit: "ms", value: warmMs, target: 1000 },
    { name: "open from the list, work of the page", unit: "ms", value: warmWorkMs },
    { name: "nodes of messages", unit: "", value: nodes, target: 1500 },
  ];
}

async function firstMessageMs(page: Page): Promise<number> {
  await page.waitForFunction(() => window.bench.firstMessageMs > 0);
  return await page.evaluate(() => window.bench.firstMessageMs);
}
