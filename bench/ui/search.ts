import type { Page } from "@playwright/test";
import type { Measure } from "./measure.ts";

/** Finds a word that was said once, near the beginning, and goes there. */
export async function measureSearch(page: Page, word: string): Promise<Measure[]> {
  await page.keyboard.press("Control+Shift+F");
  const input = page.getByRole("searchbox", { name: "Find in this chat" });
  await input.fill(word.slice(0, -1));
  const foundMs = await page.evaluate(async (last) => {
    const field = document.querySelector<HTMLInputElement>("input[type=search]");
    field?.focus();
    const startedAt = performance.now();
    document.execCommand("insertText", false, last);
    const isThere = () => document.querySelector("ol[aria-label=Found] li") !== null;
    do await new Promise(requestAnimationFrame);
    while (!isThere());
    return performance.now() - startedAt;
  }, word.slice(-1));
  const jumpMs = await page.evaluate(async (wanted) => {
    const startedAt = performance.now();
    document.querySelector<HTMLElement>("ol[aria-label=Found] button")?.click();
    const isThere = () =>
      Array.from(document.querySelectorAll("article"), ({ textContent }) => textContent).some(
        (text) => text.includes(wanted),
      );
    do await new Promise(requestAnimationFrame);
    while (!isThere());
    return performance.now() - startedAt;
  }, word);
  await input.press("Escape");
  return [
    { name: "search, from the last letter to what was found", unit: "ms", value: foundMs },
    { name: "search, to the message itself", unit: "ms", value: jumpMs },
  ];
}
