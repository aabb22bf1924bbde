import { violations } from "../support/axe.ts";
import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

const lines = [{ says: "Is the kettle on?" }, { says: "It sings already." }];

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious around the chat in the ${colorScheme}`, async ({
    page,
    hearth,
  }) => {
    const { list } = partsOf(page);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await importConversation(hearth.url, "Kettle", lines);
    await importConversation(hearth.url, "Away", lines);
    await page.goto("/");

    await list.getByRole("button", { name: "More for “Away”" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("menuitem", { name: "Archive" }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.getByRole("button", { name: "Select several" }).click();
    await list.getByRole("checkbox", { name: "Kettle" }).check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Move to a folder" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("kettle");
    await expect(page.locator("mark").first()).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.goto("/search?q=kettle");
    await expect(page.getByRole("region", { name: "Results" }).getByRole("link")).not.toHaveCount(
      0,
    );
    expect(await violations(page)).toEqual([]);

    await page.goto("/archive");
    await expect(page.getByRole("main").getByRole("link", { name: "Away" })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.goto("/settings");
    await expect(page.getByRole("button", { name: /^Change the keys/ }).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
