import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

const bread = [
  { says: "How does bread rise?" },
  { says: "With yeast and patience." },
  { says: "And without yeast?" },
  { says: "With a sourdough starter." },
  { says: "And on a campfire?", after: 1 },
  { says: "In a cast iron pot." },
];

test("finding goes to a message in another branch, and Esc closes the box", async ({
  page,
  hearth,
}) => {
  const { answers } = partsOf(page);
  const { id } = await importConversation(hearth.url, "Bread", bread);
  await page.goto(`/c/${id}`);
  await expect(answers.last()).toContainText("cast iron");

  await page.keyboard.press("Control+Shift+F");
  const box = page.getByRole("searchbox", { name: "Find in this chat" });
  await expect(box).toBeFocused();
  await box.fill("sourdough");
  await expect(page.getByText("1 found")).toBeVisible();
  await box.press("Enter");
  await expect(answers.last()).toContainText("sourdough");
  await expect(page.getByText("1 of 1")).toBeVisible();
  await expect(answers.last()).toHaveAttribute("data-found", "true");
  await expect(box).toBeFocused();

  await box.fill("nothing like this");
  await expect(page.getByText("Nothing found")).toBeVisible();
  await box.press("Escape");
  await expect(box).toBeHidden();
});

test("an address with a message opens its branch and brings it into sight", async ({
  page,
  hearth,
}) => {
  const { answers } = partsOf(page);
  const { id, messageIds } = await importConversation(hearth.url, "Bread", bread);

  await page.goto(`/c/${id}?message=${messageIds[3]}`);

  await expect(answers.last()).toContainText("sourdough");
  await expect(answers.last()).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/c/${id}$`));
});
