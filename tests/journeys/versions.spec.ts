import { ask, chooseModel, expect, partsOf, speech, test } from "../support/browser.ts";

test("another answer is a version beside the first, and a reload keeps the one that is shown", async ({
  page,
}) => {
  const { answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "hearth");
  await ask(page, "Say it twice");
  await chooseModel(page, "raven");

  await answers.getByRole("button", { name: "Write another answer" }).click();
  await expect(answers).toContainText(speech.raven);
  await expect(answers).toContainText("2/2");

  await answers.getByRole("button", { name: "Earlier version" }).click();
  await expect(answers).toContainText("The stove hums");
  await expect(answers.getByRole("button", { name: "Earlier version" })).toBeFocused();

  await page.reload();
  await expect(answers).toContainText("The stove hums");
  await expect(answers).toContainText("1/2");
});

test("an edited question makes a version and loses neither the old one nor its answer", async ({
  page,
}) => {
  const { questions, answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "raven");
  await ask(page, "A question with a mistake");

  await questions.hover();
  await questions.getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Edit message" }).fill("A question put right");
  await page.keyboard.press("Control+Enter");
  await expect(questions).toContainText("A question put right");
  await expect(answers).toContainText(speech.raven);

  await expect(questions).toContainText("2/2");
  await expect(questions).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(questions).toContainText("A question with a mistake");
  await expect(questions).toHaveAccessibleName(/version 1 of 2/);
  await expect(answers).toContainText(speech.raven);
});
