import { ask, expect, partsOf, test } from "../support/browser.ts";

test.use({ env: { HEARTH_TITLES: "on" } });

test("the model gives a chat its title, and a title of one's own stays", async ({ page }) => {
  const { list } = partsOf(page);
  await page.goto("/");
  await ask(page, "What is this all about?");

  await expect(list.getByRole("link", { name: /^The stove hums/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^The stove hums/ })).toBeVisible();

  await page.getByRole("heading", { name: /^The stove hums/ }).hover();
  await page.getByRole("button", { name: "Rename this chat" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("By the stove");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByRole("heading", { name: "By the stove" })).toBeVisible();
  await expect(page).toHaveTitle("By the stove · Hearth");

  await ask(page, "Tell me more");
  await page.goto("/settings");
  await expect(page.getByText(/Write a title for “By the stove”/)).toBeVisible();
  await expect(list.getByRole("link", { name: "By the stove" })).toBeVisible();
});
