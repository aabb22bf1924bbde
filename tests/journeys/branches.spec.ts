import { ask, expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

const bread = [
  { says: "How does bread rise?" },
  { says: "With yeast and patience." },
  { says: "And without yeast?" },
  { says: "With a sourdough starter." },
];

test("a branch begins below any message, with a way back, and both lines stay", async ({
  page,
  hearth,
}) => {
  const { questions, answers, composer } = partsOf(page);
  const { id } = await importConversation(hearth.url, "Bread", bread);
  await page.goto(`/c/${id}`);
  await expect(answers).toHaveCount(2);

  await answers.first().hover();
  await answers.first().getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Branch here" }).click();
  await expect(page.getByText("A new branch begins below this message.")).toBeVisible();
  await expect(answers).toHaveCount(1);

  await page.getByRole("button", { name: "Go back" }).click();
  await expect(answers).toHaveCount(2);
  await answers.first().hover();
  await answers.first().getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Branch here" }).click();
  await ask(page, "And on a campfire?");

  await expect(questions.last()).toContainText("2/2");
  await expect(composer).toBeFocused();
  await page.reload();
  await expect(questions.last()).toContainText("And on a campfire?");
  await questions.last().getByRole("button", { name: "Earlier version" }).click();
  await expect(answers.last()).toContainText("sourdough");
});

test("deleting says what goes along, and undo brings all of it back", async ({ page, hearth }) => {
  const { questions, answers } = partsOf(page);
  const { id } = await importConversation(hearth.url, "Bread", bread);
  await page.goto(`/c/${id}`);
  await expect(answers).toHaveCount(2);

  await answers.first().hover();
  await answers.first().getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Delete with the 2 messages below it" }).click();
  await expect(answers).toHaveCount(0);
  await expect(page.getByText("Deleted the message and the 2 messages below it.")).toBeVisible();
  await expect(questions).toBeFocused();

  await page.keyboard.press("Control+z");
  await expect(answers).toHaveCount(2);
  await expect(answers.last()).toContainText("sourdough");
  await page.reload();
  await expect(answers).toHaveCount(2);
});

test("a version that is deleted gives way to its sibling", async ({ page }) => {
  const { answers } = partsOf(page);
  await page.goto("/");
  await ask(page, "Say it twice");
  await answers.getByRole("button", { name: "Write another answer" }).click();
  await expect(answers).toContainText("2/2");
  await expect(answers.getByText(/first token/)).toBeVisible();

  await answers.getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();

  await expect(answers).not.toContainText("2/2");
  await expect(answers).toContainText("The stove hums");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(answers).toContainText("2/2");
});

test("two tabs look at different branches of one conversation", async ({
  page,
  context,
  hearth,
}) => {
  const { id } = await importConversation(hearth.url, "Bread", [
    ...bread,
    { says: "And on a campfire?", after: 1 },
    { says: "In a cast iron pot." },
  ]);
  await page.goto(`/c/${id}`);
  await expect(partsOf(page).answers.last()).toContainText("cast iron");
  const other = await context.newPage();
  await other.goto(`/c/${id}`);
  await expect(partsOf(other).answers.last()).toContainText("cast iron");

  await partsOf(other).questions.last().getByRole("button", { name: "Earlier version" }).click();
  await expect(partsOf(other).answers.last()).toContainText("sourdough");
  await ask(other, "How is it fed?");

  await expect(partsOf(page).answers.last()).toContainText("cast iron");
  await expect(partsOf(page).questions).toHaveCount(2);
});

test("a message or the words selected in it are quoted into the box", async ({ page }) => {
  const { answers, composer } = partsOf(page);
  await page.goto("/");
  await ask(page, "What do you hear?");

  await answers.getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Quote in reply" }).click();

  await expect(composer).toHaveValue("> The stove hums while **snow** falls.\n\n");
  await expect(composer).toBeFocused();
});
