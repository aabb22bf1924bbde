import type { Page } from "@playwright/test";
import type { Measure } from "./measure.ts";

interface Switch {
  readonly button: "Earlier version" | "Later version";
  readonly place: "first" | "last";
  /** How the message begins that is there afterwards. */
  readonly shows: string;
}

interface LastQuestion {
  readonly lastQuestion: string;
  /** How its other version begins. */
  readonly lastBranch: string;
}

/** Begins at the first message: switches there, where everything below changes, and at the end. */
export async function measureSwitching(
  page: Page,
  { lastQuestion, lastBranch }: LastQuestion,
): Promise<Measure[]> {
  const deep = { place: "first" } as const;
  await page.locator("article:not([aria-busy])").first().waitFor();
  await page.evaluate(() => document.querySelector("section[aria-label=Messages]")?.scrollTo(0, 0));
  await page.getByText("Message 0.").waitFor();
  const away = await switchMs(page, {
    ...deep,
    button: "Earlier version",
    shows: "Branch 1, step 1.",
  });
  const back = await switchMs(page, { ...deep, button: "Later version", shows: "Message 0." });
  await page.evaluate(() =>
    document.querySelector("section[aria-label=Messages]")?.scrollTo(0, 1e9),
  );
  await page.getByText(lastQuestion).waitFor();
  const last = { place: "last" } as const;
  const near = await switchMs(page, {
    ...last,
    button: "Earlier version",
    shows: lastBranch,
  });
  const again = await switchMs(page, { ...last, button: "Later version", shows: lastQuestion });
  const target = 100;
  return [
    { name: "switch at the first message, to a short branch", unit: "ms", value: away, target },
    { name: "switch at the first message, to the long one", unit: "ms", value: back, target },
    { name: "switch at the end, first time", unit: "ms", value: near, target },
    { name: "switch at the end, back", unit: "ms", value: again, target },
  ];
}

/** From the click to the frame after the one that holds the other message's text. */
async function switchMs(page: Page, wanted: Switch): Promise<number> {
  return await page.evaluate(async ({ button, place, shows }) => {
    const buttons = document.querySelectorAll<HTMLElement>(`[aria-label="${button}"]`);
    const target = place === "first" ? buttons[0] : buttons[buttons.length - 1];
    if (target === undefined) throw new Error(`There is no button named ${button}.`);
    const isShown = () =>
      Array.from(document.querySelectorAll("article"), ({ textContent }) => textContent).some(
        (text) => text.trimStart().startsWith(shows),
      );
    const startedAt = performance.now();
    target.click();
    do {
      await new Promise(requestAnimationFrame);
      if (performance.now() - startedAt > 30_000) throw new Error(`${shows} never came.`);
    } while (!isShown());
    await new Promise(requestAnimationFrame);
    return performance.now() - startedAt;
  }, wanted);
}
