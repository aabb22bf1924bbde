import type { Page } from "@playwright/test";
import { ask, expect, partsOf, test } from "../support/browser.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls that are visible and smaller than a fingertip. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], summary, [role=menuitemradio]")]
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        const isInText = control.closest(".prose p") !== null;
        return control.checkVisibility() && width > 1 && !isInText && (width < 44 || height < 44);
      })
      .map((control) => control.getAttribute("aria-label") ?? control.textContent),
  );

test("at 360 px a chat fits, and every control suits a fingertip", async ({ page }) => {
  const { answers, list } = partsOf(page);
  await page.goto("/");
  await ask(page, `A word that is long: ${"Donaudampfschifffahrt".repeat(6)}`);
  await expect(answers).toBeVisible();
  expect(await overflow(page)).toBe(0);
  expect(await smallTargets(page)).toEqual([]);

  await page.getByRole("button", { name: "Show the conversations" }).tap();
  await expect(list).toBeVisible();
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole("link", { name: "Models" }).tap();
  await expect(page.getByRole("region", { name: "Engine" })).toBeVisible();
  await expect(list).toBeHidden();
  expect(await overflow(page)).toBe(0);
  expect(await smallTargets(page)).toEqual([]);
});
