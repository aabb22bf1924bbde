import { ask, expect, partsOf, test } from "../support/browser.ts";

test("without books nothing of a library is in the way, and a # says how to add some", async ({
  page,
}) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await composer.pressSequentially("#");
  await expect(page.getByText("There are no books yet to ask.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Library:/ })).toHaveCount(0);

  await page.getByRole("link", { name: "Add some to the library" }).click();
  await expect(page).toHaveURL(/\/library$/);

  await page.goto("/");
  await ask(page, "Is anybody there?");
  await expect(answers.getByText(/library/)).toHaveCount(0);
});

test("who is quicker than the list of books does not send half a name", async ({ page }) => {
  const { composer, questions } = partsOf(page);
  const held = Promise.withResolvers<void>();
  await page.route(/\/api\/library$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto("/");
  await composer.pressSequentially("#kettle");
  await expect(page.getByText("Looking for your books")).toBeVisible();

  await composer.press("Enter");
  await expect(questions).toHaveCount(0);
  await expect(composer).toHaveValue("#kettle");

  held.resolve();
  await expect(page.getByText("Looking for your books")).toBeHidden();
});

test("the search says that there are no books, and finds the conversations", async ({ page }) => {
  await page.goto("/");
  await ask(page, "Where are the chestnuts?");

  await page.goto("/search?q=chestnuts");

  await expect(page.getByText("There are no books yet.")).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Results in conversations" }).getByRole("link").first(),
  ).toContainText("chestnuts");
});
