import { ask, chooseModel, expect, partsOf, speech, test } from "../support/browser.ts";

test("saving an edited question keeps both versions and asks nothing", async ({ page }) => {
  const { questions, answers, composer } = partsOf(page);
  await page.goto("/");
  await ask(page, "A question with a mistake");

  await questions.hover();
  await questions.getByRole("button", { name: "Edit message" }).click();
  const box = page.getByRole("textbox", { name: "Edit message" });
  await box.fill("A question put right");
  await page.keyboard.press("Control+s");

  await expect(questions).toContainText("A question put right");
  await expect(questions).toContainText("2/2");
  await expect(questions).toBeFocused();
  await expect(answers).toHaveCount(0);

  await questions.getByRole("button", { name: "Answer this" }).click();
  await expect(answers).toContainText("The stove hums");
  await page.reload();
  await expect(questions).toContainText("2/2");
  await expect(composer).toHaveValue("");
});

test("saving and running an edited question answers it, and the old one stays", async ({
  page,
}) => {
  const { questions, answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "raven");
  await ask(page, "A question with a mistake");

  await questions.hover();
  await questions.getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Edit message" }).fill("A question put right");
  await page.getByRole("button", { name: "Save and run" }).click();

  await expect(questions).toContainText("A question put right");
  await expect(answers).toContainText(speech.raven);
  await expect(questions).toContainText("2/2");
  await expect(questions).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(questions).toContainText("A question with a mistake");
  await expect(questions).toHaveAccessibleName(/version 1 of 2/);
  await expect(answers).toContainText(speech.raven);
});

test("an answer can be corrected, too, and Esc leaves everything as it was", async ({ page }) => {
  const { answers } = partsOf(page);
  const box = page.getByRole("textbox", { name: "Edit message" });
  await page.goto("/");
  await ask(page, "Say something");

  await answers.getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await box.fill("A corrected answer");
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await expect(answers).not.toContainText("2/2");
  await expect(answers).toBeFocused();

  await answers.getByRole("button", { name: "More for this message" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await box.fill("A corrected answer");
  await page.keyboard.press("Control+Enter");
  await expect(answers).toContainText("A corrected answer");
  await expect(answers).toContainText("2/2");
});

test("the arrow up in an empty box edits the last question", async ({ page }) => {
  const { composer, questions } = partsOf(page);
  await page.goto("/");
  await ask(page, "The first thing");
  await composer.press("ArrowUp");

  await expect(page.getByRole("textbox", { name: "Edit message" })).toHaveValue("The first thing");
  await page.keyboard.press("Escape");
  await expect(questions).toBeFocused();
});

test("an edit that is refused keeps its text, and works when it is tried again", async ({
  page,
}) => {
  const { questions } = partsOf(page);
  await page.goto("/");
  await ask(page, "Before");
  await questions.hover();
  await questions.getByRole("button", { name: "Edit message" }).click();
  const box = page.getByRole("textbox", { name: "Edit message" });
  await box.fill("After");
  await page.route("**/edit", (route) => route.abort());
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Hearth does not answer.")).toBeVisible();
  await expect(box).toHaveValue("After");

  await page.unroute("**/edit");
  await page.getByRole("button", { name: "Save", exact: true }).click();

  await expect(questions).toContainText("After");
  await expect(questions).toContainText("2/2");
});

test.use({ allowedErrors: /ERR_FAILED/ });
