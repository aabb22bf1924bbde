import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

const bread = [
  { says: "How does bread rise?" },
  { says: "With yeast and patience." },
  { says: "And without yeast?" },
  { says: "With a sourdough starter, fed every day." },
  { says: "And if I bake on a campfire?", after: 1 },
  { says: "Then use a cast iron pot." },
];

test("the palette finds a message in another branch and opens it there", async ({
  page,
  hearth,
}) => {
  const { questions, answers } = partsOf(page);
  const { id } = await importConversation(hearth.url, "Bread", bread);
  await page.goto(`/c/${id}`);
  await expect(answers.last()).toContainText("cast iron");

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await palette.getByRole("combobox").fill("sourdough");
  const hit = palette.getByRole("option", { name: /sourdough starter/ });
  await expect(hit.locator("mark")).toHaveText("sourdough");
  await expect(hit).toContainText("Hearth,");
  await page.keyboard.press("ArrowDown");
  while ((await hit.getAttribute("data-highlighted")) === null) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");

  await expect(palette).toBeHidden();
  await expect(answers.last()).toContainText("sourdough starter");
  await expect(questions.last()).toContainText("And without yeast?");
});

test("the palette does what it lists, with the keys it has", async ({ page }) => {
  await page.goto("/models");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await palette.getByRole("combobox").fill("settings");
  await expect(palette.getByRole("option", { name: /^Settings/ })).toContainText("Ctrl");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await palette.getByRole("option", { name: /^Settings/ }).click();

  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(palette).toBeHidden();
});

test("recent chats are at hand before anything is typed", async ({ page, hearth }) => {
  const { id } = await importConversation(hearth.url, "Lately", bread.slice(0, 2));
  await page.goto("/");
  await page.getByRole("button", { name: /^Search/ }).click();
  await expect(page.getByRole("option", { name: /^Lately/ })).toHaveAttribute("data-highlighted");

  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(new RegExp(`/c/${id}$`));
});

test("the search page pages through everything and keeps its words in the address", async ({
  page,
  hearth,
}) => {
  const many = Array.from({ length: 50 }, (_, index) => ({
    says: `Line ${index} about chestnuts`,
  }));
  await importConversation(hearth.url, "Chestnuts", many);
  await page.goto("/");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("chestnuts");
  await page.getByRole("option", { name: /^All results/ }).click();

  const results = page.getByRole("region", { name: "Results in conversations" });
  await expect(results.getByRole("link")).toHaveCount(5);
  await expect(page).toHaveURL(/\/search\?q=chestnuts$/);
  await page.getByRole("button", { name: "All in conversations" }).click();
  await expect(results.getByRole("link")).toHaveCount(20);
  await expect(page).toHaveURL(/\/search\?q=chestnuts&in=chats$/);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(results.getByRole("link")).toHaveCount(40);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(page.getByRole("button", { name: "Show more" })).toBeHidden();

  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("chestnuts");
  await expect(results.getByRole("link")).toHaveCount(20);
  await page.getByRole("searchbox").fill("nothing like this");
  await expect(page.getByText("Nothing was found for “nothing like this”.")).toBeVisible();
});
