import type { Page } from "@playwright/test";
import { chooseModel, expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

const lines = [{ says: "Where were we?" }, { says: "By the fire." }];

async function choose(page: Page, title: string, entry: string): Promise<void> {
  await partsOf(page)
    .list.getByRole("button", { name: `More for “${title}”` })
    .click();
  await page.getByRole("menuitem", { name: entry }).click();
}

const group = (page: Page, name: string) =>
  partsOf(page).list.getByRole("region", { name, exact: true });

async function makeFolder(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New folder" }).click();
  await page.getByRole("textbox", { name: "Name of the folder" }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(group(page, name)).toBeVisible();
}

test("a folder is made, filled from a menu, renamed, and shows where one is", async ({
  page,
  hearth,
}) => {
  const { id } = await importConversation(hearth.url, "Tomatoes", lines);
  await page.goto(`/c/${id}`);
  await makeFolder(page, "Garden");

  await choose(page, "Tomatoes", "Move to a folder");
  await page.getByRole("dialog").getByRole("button", { name: "Garden" }).click();
  await expect(group(page, "Garden").getByRole("link", { name: "Tomatoes" })).toBeVisible();
  await expect(page.locator("header")).toContainText("Garden");

  await page.getByRole("button", { name: "More for the folder “Garden”" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name of the folder" }).fill("Greenhouse");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(group(page, "Greenhouse").getByRole("link", { name: "Tomatoes" })).toBeVisible();
  await expect(page.locator("header")).toContainText("Greenhouse");
});

test("a conversation is dragged into a folder and out of it", async ({ page, hearth }) => {
  await importConversation(hearth.url, "Roses", lines);
  await page.goto("/");
  await makeFolder(page, "Garden");

  await group(page, "Today").getByRole("link", { name: "Roses" }).dragTo(group(page, "Garden"));
  await expect(group(page, "Garden").getByRole("link", { name: "Roses" })).toBeVisible();
  await importConversation(hearth.url, "Somewhere to drop", lines);

  await group(page, "Garden").getByRole("link", { name: "Roses" }).dragTo(group(page, "Today"));
  await expect(group(page, "Today").getByRole("link", { name: "Roses" })).toBeVisible();
});

test("a folder that is closed stays closed, and one that is deleted comes back with its chats", async ({
  page,
  hearth,
}) => {
  await importConversation(hearth.url, "Beans", lines);
  await page.goto("/");
  await makeFolder(page, "Garden");
  await choose(page, "Beans", "Move to a folder");
  await page.getByRole("dialog").getByRole("button", { name: "Garden" }).click();
  const folder = group(page, "Garden");
  await folder.getByRole("button", { name: "Garden 1 conversations" }).click();
  await expect(folder.getByRole("link", { name: "Beans" })).toBeHidden();
  await page.reload();
  await expect(folder).toBeVisible();
  await expect(folder.getByRole("link", { name: "Beans" })).toBeHidden();

  await page.getByRole("button", { name: "More for the folder “Garden”" }).click();
  await page.getByRole("menuitem", { name: "Delete the folder" }).click();
  await expect(group(page, "Today").getByRole("link", { name: "Beans" })).toBeVisible();
  await expect(folder).toBeHidden();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(folder.getByRole("button", { name: "Garden 1 conversations" })).toBeVisible();
});

test("a pinned conversation stands first, an archived one apart, and both are undone", async ({
  page,
  hearth,
}) => {
  await importConversation(hearth.url, "Keep this", lines);
  await importConversation(hearth.url, "Put this away", lines);
  await page.goto("/");

  await choose(page, "Keep this", "Pin");
  await expect(group(page, "Pinned").getByRole("link", { name: "Keep this" })).toBeVisible();
  await choose(page, "Put this away", "Archive");
  await expect(partsOf(page).list.getByRole("link", { name: "Put this away" })).toHaveCount(0);

  await partsOf(page)
    .list.getByRole("link", { name: /^Archived/ })
    .click();
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "Put this away" })).toBeVisible();
  await main.getByRole("button", { name: "Bring back “Put this away”" }).click();
  await expect(group(page, "Today").getByRole("link", { name: "Put this away" })).toBeVisible();
  await expect(main.getByText("Nothing is archived")).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(main.getByRole("link", { name: "Put this away" })).toBeVisible();
});

test("many are archived, moved and deleted at once, and one undo brings all of them back", async ({
  page,
  hearth,
}) => {
  const { list } = partsOf(page);
  for (const title of ["One", "Two", "Three", "Four"]) {
    await importConversation(hearth.url, title, lines);
  }
  await page.goto("/");
  await page.getByRole("button", { name: "Select several" }).click();
  await list.getByRole("checkbox", { name: "One" }).check();
  await list.getByRole("checkbox", { name: "Two" }).check();
  const bar = page.getByRole("toolbar", { name: "With the selected" });
  await expect(bar).toContainText("2 selected");

  await bar.getByRole("button", { name: "Move to a folder" }).click();
  await page.getByRole("textbox", { name: "Name of the folder" }).fill("Numbers");
  await page.getByRole("button", { name: "Create and move" }).click();
  await expect(group(page, "Numbers").getByRole("link")).toHaveCount(2);
  await expect(bar).toBeHidden();

  await page.getByRole("button", { name: "Select several" }).click();
  await bar.getByRole("button", { name: "All" }).click();
  await expect(bar).toContainText("4 selected");
  const stored = page.waitForResponse("**/api/conversations/bulk");
  await bar.getByRole("button", { name: "Delete" }).click();
  await stored;
  await expect(list.getByRole("link")).toHaveCount(0);
  await page.reload();
  await expect(list.getByRole("link")).toHaveCount(0);

  await importConversation(hearth.url, "Five", lines);
  await page.reload();
  await page.getByRole("button", { name: "Select several" }).click();
  await bar.getByRole("button", { name: "All" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(list.getByRole("link")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("link", { name: "Five" })).toBeVisible();
});

test("keys delete the open chat, and keys bring it back to where one was", async ({
  page,
  hearth,
}) => {
  const { id } = await importConversation(hearth.url, "Open and gone", lines);
  await page.goto(`/c/${id}`);
  await expect(partsOf(page).questions).toContainText("Where were we?");

  await page.keyboard.press("Control+Shift+Backspace");
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByText("“Open and gone” deleted.")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Control+z");
  await expect(page).toHaveURL(new RegExp(`/c/${id}$`));
  await expect(partsOf(page).questions).toContainText("Where were we?");
});

test("the focus stays in the list when the entry that had it is deleted by keys", async ({
  page,
  hearth,
}) => {
  const { list } = partsOf(page);
  await importConversation(hearth.url, "To stay", lines);
  await importConversation(hearth.url, "To go", lines);
  await page.goto("/models");
  await list.getByRole("button", { name: "More for “To go”" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();

  await page.keyboard.type("del");
  await page.keyboard.press("Enter");
  await expect(list.getByRole("link", { name: "To go" })).toHaveCount(0);

  await expect(list).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(list.getByRole("link", { name: "To stay" })).toBeFocused();
});

test("a new chat is in the list while it is being answered, and an ember says so", async ({
  page,
}) => {
  const { composer, list, stop } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("Burn for a while");
  await composer.press("Enter");

  const entry = list.getByRole("link", { name: "Burn for a while is being answered" });
  await expect(entry).toBeVisible();
  await stop.click();

  await expect(list.getByRole("link", { name: "Burn for a while", exact: true })).toBeVisible();
});

test("a conversation is saved as a file that holds all of it", async ({ page, hearth }) => {
  const { id } = await importConversation(hearth.url, "To take along", lines);
  await page.goto("/");
  const download = page.waitForEvent("download");

  await choose(page, "To take along", "Export");

  const path = await (await download).path();
  const { readFile } = await import("node:fs/promises");
  const file = JSON.parse(await readFile(path, "utf8")) as {
    conversation: { id: string };
    messages: { text: string }[];
  };
  expect(file.conversation.id).toBe(id);
  expect(file.messages.map(({ text }) => text)).toEqual(lines.map(({ says }) => says));
});

test("of very many conversations only those are painted that one comes near to", async ({
  page,
  hearth,
}) => {
  const { list } = partsOf(page);
  await Promise.all(
    Array.from({ length: 170 }, (_, index) =>
      importConversation(hearth.url, `Chat number ${index}`, lines.slice(0, 1)),
    ),
  );
  await page.goto("/");
  await expect(list.getByRole("link").first()).toBeVisible();
  expect(await list.getByRole("link").count()).toBeLessThan(120);

  for (let step = 0; (await list.getByRole("link").count()) < 170 && step < 40; step += 1) {
    await list.hover();
    await page.mouse.wheel(0, 4000);
    await list.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await expect(list.getByRole("link")).toHaveCount(170);
});
