import type { Page } from "@playwright/test";
import { ask, expect, partsOf, test } from "../support/browser.ts";

const notes = {
  name: "notes.md",
  mimeType: "text/markdown",
  buffer: Buffer.from("# Notes\n\nBring wood."),
};
const picture = { name: "fire.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71]) };

const choose = async (page: Page, ...files: (typeof notes)[]) => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
};

test("a text file goes along with a message, opens again, and is given to the next version", async ({
  page,
}) => {
  const { questions, composer } = partsOf(page);
  await page.goto("/");
  await choose(page, notes);
  await expect(page.getByRole("list", { name: "Attached files" })).toContainText("notes.md");

  await ask(page, "What shall I bring?");
  await expect(composer).toHaveValue("");
  await expect(questions).toContainText("notes.md");
  await questions.getByRole("button", { name: /notes\.md/ }).click();
  await expect(page.getByRole("dialog", { name: "notes.md" })).toContainText("Bring wood.");
  await page.keyboard.press("Escape");

  await questions.hover();
  await questions.getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Edit message" }).fill("What else?");
  await page.getByRole("button", { name: "Save and run" }).click();
  await expect(questions).toContainText("What else?");
  await expect(questions).toContainText("notes.md");
  await page.reload();
  await expect(questions).toContainText("notes.md");
});

test("what is no text is refused by its name, and the rest is taken", async ({ page }) => {
  await page.goto("/");

  await choose(page, picture, notes);

  await expect(page.getByRole("main").getByText("fire.png cannot be attached.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Attached files" })).toHaveText(/notes\.md/);
  await page.getByRole("button", { name: "Remove notes.md" }).click();
  await expect(page.getByRole("list", { name: "Attached files" })).toBeHidden();
});

test("a file that was attached survives a reload like the text beside it", async ({ page }) => {
  const { composer } = partsOf(page);
  await page.goto("/");
  await choose(page, notes);
  await composer.fill("half a thought");

  await page.reload();

  await expect(composer).toHaveValue("half a thought");
  await expect(page.getByRole("list", { name: "Attached files" })).toContainText("notes.md");
});

test("a long paste is offered as a file", async ({ page, context }) => {
  const { composer } = partsOf(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await composer.fill("Look at this: ");
  const long = "fire and wood ".repeat(500).trim();
  await page.evaluate((text) => navigator.clipboard.writeText(text), long);
  await composer.press("End");
  await composer.press("Control+v");
  await expect(composer).toHaveValue(`Look at this: ${long}`);

  await page.getByRole("button", { name: "Attach as a file" }).click();

  await expect(composer).toHaveValue("Look at this: ");
  await expect(page.getByRole("list", { name: "Attached files" })).toContainText("pasted.txt");
});

test("a file that is dropped anywhere on the page is attached", async ({ page }) => {
  await page.goto("/");
  await expect(partsOf(page).composer).toBeFocused();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["dropped text"], "dropped.txt", { type: "text/plain" }));
    return transfer;
  });

  await page.getByRole("main").dispatchEvent("dragover", { dataTransfer: data });
  await expect(partsOf(page).composer).toHaveAttribute("placeholder", "Let go to attach");
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer: data });

  await expect(page.getByRole("list", { name: "Attached files" })).toContainText("dropped.txt");
});
