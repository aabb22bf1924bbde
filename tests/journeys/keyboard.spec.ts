import type { Page } from "@playwright/test";
import { expect, partsOf, speech, test } from "../support/browser.ts";

/** Presses Tab until the named control has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
    });
  for (let presses = 0; presses < 40; presses += 1) {
    if (name.test(await focused())) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${String(name)}.`);
}

test("everything a chat needs can be done from the keyboard", async ({ page }) => {
  const { composer, answers, questions, list, model, stop } = partsOf(page);
  await page.goto("/");
  await expect(composer).toBeFocused();

  await tabTo(page, /^Model:/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.type("raven");
  await page.keyboard.press("Enter");
  await expect(model).toHaveAccessibleName("Model: raven ready");

  await page.keyboard.press("Shift+Escape");
  await expect(composer).toBeFocused();
  await page.keyboard.type("first line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await page.keyboard.press("Enter");
  await expect(answers).toContainText(speech.raven);
  await expect(questions).toContainText("first line\nsecond line");
  await expect(composer).toBeFocused();

  await tabTo(page, /^Messages$/);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(answers).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(questions).toBeFocused();

  await page.keyboard.press("Control+b");
  await expect(list).toBeHidden();
  await page.keyboard.press("Control+b");
  await expect(list).toBeVisible();

  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.keyboard.press("Control+Shift+O");
  await expect(questions).toHaveCount(0);
  await expect(stop).toBeHidden();
});

test("focus stays on the message when another answer is asked for", async ({ page }) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await composer.fill("Say something");
  await composer.press("Enter");
  const again = answers.getByRole("button", { name: "Write another answer" });
  await again.focus();

  await page.keyboard.press("Enter");

  await expect(answers).toContainText("2/2");
  await expect(answers).toBeFocused();
});
