import { ask, chooseModel, expect, partsOf, speech, test } from "../support/browser.ts";

const spoken = speech.hearth.replaceAll("**", "");

test("a question is answered, kept, and looks the same after a reload", async ({ page }) => {
  const { answers, questions, list } = partsOf(page);
  await page.goto("/");

  await ask(page, "What do you hear?");
  await expect(page).toHaveURL(/\/c\/[0-9a-f-]{36}$/);
  await expect(answers).toContainText(spoken);
  await expect(answers.locator("strong")).toHaveText("snow");
  await expect(list.getByRole("link", { name: "What do you hear?" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  const streamed = await answers.locator(".prose").innerHTML();

  await page.reload();
  await expect(questions).toContainText("What do you hear?");
  await expect(answers).toContainText(spoken);
  expect(await answers.locator(".prose").innerHTML()).toBe(streamed);
});

test("a new chat is in the list while its first answer is still being written", async ({
  page,
}) => {
  const { composer, answers, list, stop } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("A chat that talks on");
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");

  await expect(list.getByRole("link", { name: /A chat that talks on/ })).toBeVisible();
  await expect(stop).toBeVisible();
});

test("the figures of an answer open to all that was measured", async ({ page }) => {
  const { answers } = partsOf(page);
  await page.goto("/");
  await ask(page, "How long did it take?");

  await answers.getByText(/first token/).click();

  await expect(answers.getByText("Context used")).toBeVisible();
  await expect(answers.getByText("Read the prompt")).toBeVisible();
  await expect(page.getByText(/^\d+ of [\d\s]+ tokens in use$/)).toBeVisible();
});

test("walking between chats keeps each where it was", async ({ page }) => {
  const { composer, questions, list } = partsOf(page);
  await page.goto("/");
  await ask(page, "The first chat");
  await page.getByRole("link", { name: /^New chat/ }).click();
  await expect(composer).toBeFocused();
  await expect(questions).toHaveCount(0);
  await ask(page, "The second chat");

  await list.getByRole("link", { name: "The first chat" }).click();
  await expect(questions).toHaveText(/The first chat/);
  await page.goBack();
  await expect(questions).toHaveText(/The second chat/);
});

test("an unsent text survives a reload", async ({ page }) => {
  const { composer } = partsOf(page);
  await page.goto("/");
  await composer.fill("half a thought");

  await page.reload();

  await expect(composer).toHaveValue("half a thought");
});

test("an empty message cannot be sent", async ({ page }) => {
  const { composer, send, questions } = partsOf(page);
  await page.goto("/");
  await composer.fill("   \n ");

  await composer.press("Enter");

  await expect(send).toHaveAttribute("aria-disabled", "true");
  await expect(questions).toHaveCount(0);
});

test("a conversation is renamed, deleted, and brought back", async ({ page }) => {
  const { list } = partsOf(page);
  await page.goto("/");
  await ask(page, "A name to change");

  await list.getByRole("button", { name: "More for “A name to change”" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("A better name");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { name: "A better name" })).toBeVisible();

  await list.getByRole("button", { name: "More for “A better name”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(list.getByRole("link", { name: "A better name" })).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("link", { name: "A better name" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "A better name" })).toBeVisible();
});
