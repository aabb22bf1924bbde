import type { Page } from "@playwright/test";
import { expect, partsOf, test } from "../support/browser.ts";

const keysOf = (page: Page, does: string) =>
  page.getByRole("button", { name: new RegExp(`^Change the keys for “${does}”`) });

/** The list beside the page, which is there even while it is empty. */
const side = (page: Page) => page.getByRole("complementary", { name: "Conversations" });

async function rebind(page: Page, does: string, keys: string): Promise<void> {
  await keysOf(page, does).click();
  await page.keyboard.press(keys);
}

test("a key is bound anew, the old one is free, and another browser knows", async ({
  page,
  browser,
  hearth,
}) => {
  await page.goto("/settings");
  await expect(side(page)).toBeVisible();

  await rebind(page, "Show or hide the conversations", "Control+j");
  await expect(keysOf(page, "Show or hide the conversations")).toContainText("CtrlJ");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+j");
  await expect(side(page)).toBeHidden();

  const other = await browser.newPage();
  await other.goto(`${hearth.url}/settings`);
  await expect(keysOf(other, "Show or hide the conversations")).toContainText("CtrlJ");
  await other.keyboard.press("Control+j");
  await expect(side(other)).toBeHidden();
  await other.close();
});

test("keys that are taken, or the browser's own, are refused with a reason", async ({ page }) => {
  await page.goto("/settings");

  await rebind(page, "New chat", "Control+k");
  await expect(page.getByRole("main").getByText("Taken by “Search and commands”.")).toBeVisible();
  await page.keyboard.press("Control+r");
  await expect(page.getByRole("main").getByText("it reloads the page")).toBeVisible();
  await page.keyboard.press("j");
  await expect(
    page.getByRole("main").getByText("This would be typed into the text."),
  ).toBeVisible();
  await page.keyboard.press("Escape");

  await expect(keysOf(page, "New chat")).toContainText("CtrlShiftO");
});

test("a shortcut that is switched off does nothing, is listed nowhere, and can be put back", async ({
  page,
}) => {
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  await page.goto("/settings");
  await page.getByRole("button", { name: "Switch off “Search and commands”" }).click();
  await expect(keysOf(page, "Search and commands")).toHaveText(/off$/);

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+/");
  await expect(dialog.getByText("Show all shortcuts")).toBeVisible();
  await expect(dialog.getByText("Search and commands")).toBeHidden();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Put all keys back" }).click();
  await expect(keysOf(page, "Search and commands")).toContainText("CtrlK");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
});

test("with Ctrl+Enter to send, Enter starts a new line", async ({ page }) => {
  const { composer, questions } = partsOf(page);
  await page.goto("/settings");
  await page.getByRole("radio", { name: "Ctrl Enter sends, Enter starts a line" }).check();
  await expect(keysOf(page, "Send the message")).toContainText("CtrlEnter");

  await page.getByRole("link", { name: /^New chat/ }).click();
  await composer.fill("first");
  await composer.press("End");
  await composer.press("Enter");
  await page.keyboard.type("second");
  await expect(questions).toHaveCount(0);
  await composer.press("Control+Enter");

  await expect(questions).toContainText("first\nsecond");
});

test("keys open the choice of models, and what the palette lists can be done from it", async ({
  page,
}) => {
  const menu = page.getByRole("menu");
  await page.goto("/");
  await expect(partsOf(page).model).toBeVisible();
  await page.keyboard.press("Control+Shift+M");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("choose model");
  await page.getByRole("option", { name: /^Choose the model/ }).click();
  await expect(menu).toBeVisible();
});

test("keys typed for an input method are no shortcuts", async ({ page }) => {
  await page.goto("/settings");
  await expect(side(page)).toBeVisible();

  await page.evaluate(() => {
    const key = { key: "b", code: "KeyB", ctrlKey: true, isComposing: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", key));
  });
  await page.keyboard.press("Control+/");

  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(side(page)).toBeVisible();
});
