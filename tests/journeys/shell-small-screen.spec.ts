import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";
import { overflow, smallTargets } from "../support/touch.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const lines = [
  { says: "Is the kettle on?" },
  { says: `It sings already, ${"and goes on ".repeat(40)}${"donaudampf".repeat(20)}` },
];

test("with a finger, a chat is moved, archived and found again", async ({ page, hearth }) => {
  const { list } = partsOf(page);
  const fits = async () => {
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
  };
  await importConversation(hearth.url, `Kettle ${"and so on ".repeat(18)}`.trim(), lines);
  await page.goto("/");
  await page.getByRole("button", { name: "Show the conversations" }).tap();

  await list.getByRole("button", { name: /^More for “Kettle/ }).tap();
  await expect(page.getByRole("menuitem", { name: "Archive" })).toBeVisible();
  await fits();
  await page.getByRole("menuitem", { name: "Move to a folder" }).tap();
  await page.getByRole("textbox", { name: "Name of the folder" }).fill("Kitchen");
  await page.getByRole("button", { name: "Create and move" }).tap();
  await expect(list.getByRole("region", { name: "Kitchen" }).getByRole("link")).toHaveCount(1);
  await fits();

  await page.getByRole("button", { name: "Select several" }).tap();
  await list.getByRole("checkbox", { name: /^Kettle/ }).tap();
  await fits();
  await page.getByRole("button", { name: "Archive", exact: true }).tap();
  await expect(list.getByRole("link", { name: /^Archived/ })).toBeVisible();
  await list.getByRole("link", { name: /^Archived/ }).tap();
  await expect(page.getByRole("main").getByRole("link", { name: /^Kettle/ })).toBeVisible();
  await fits();

  await page.getByRole("button", { name: "Show the conversations" }).tap();
  await page.getByRole("button", { name: "Search", exact: true }).tap();
  await page.getByRole("combobox").fill("sings");
  await expect(page.getByRole("option", { name: /sings already/ })).toBeVisible();
  await fits();
  await page.getByRole("option", { name: /^All results/ }).tap();
  await expect(page.getByRole("region", { name: "Results" }).getByRole("link")).toHaveCount(1);
  await fits();
  await page.getByRole("region", { name: "Results" }).getByRole("link").tap();
  await expect(partsOf(page).answers).toContainText("It sings already");

  await page.goto("/settings");
  await expect(page.getByRole("button", { name: /^Change the keys/ }).first()).toBeVisible();
  await fits();
});
