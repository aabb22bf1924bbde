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
