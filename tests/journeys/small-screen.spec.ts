import { ask, expect, partsOf, test } from "../support/browser.ts";
import { overflow, smallTargets } from "../support/touch.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

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
