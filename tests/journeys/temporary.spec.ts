import { conversationListSchema } from "#lib/protocol";
import { ask, chooseModel, expect, partsOf, test } from "../support/browser.ts";

const stored = async (url: string) => {
  const response = await fetch(`${url}/api/conversations`);
  return conversationListSchema.parse(await response.json()).conversations;
};

test("a temporary chat answers, branches and leaves no trace", async ({ page, hearth }) => {
  const { questions, answers } = partsOf(page);
  await page.goto("/temporary");
  await expect(page.getByText("Temporary chat: nothing is stored")).toBeVisible();

  await ask(page, "A secret");
  await expect(answers).toContainText("The stove hums while snow falls.");
  await ask(page, "Another one");
  await expect(answers).toHaveCount(2);
  await answers.last().getByRole("button", { name: "Write another answer" }).click();
  await expect(answers.last()).toContainText("2/2");
  await expect(answers.last().getByText(/first token/)).toBeVisible();
  await questions.first().hover();
  await questions.first().getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Edit message" }).fill("A changed secret");
  await page.getByRole("button", { name: "Save and run" }).click();
  await expect(questions.first()).toContainText("2/2");
  await expect(answers).toHaveCount(1);
  await expect(answers.getByText(/first token/)).toBeVisible();

  expect(await stored(hearth.url)).toEqual([]);
  await expect(page).toHaveURL(/\/temporary$/);
  await page.reload();
  await expect(questions).toHaveCount(0);
});

test("stopping in a temporary chat keeps what was written on the page", async ({ page }) => {
  const { composer, answers, stop } = partsOf(page);
  await page.goto("/temporary");
  await chooseModel(page, "drone");
  await composer.fill("Talk without end");
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");

  await stop.click();

  await expect(answers).toContainText("Stopped here.");
  await expect(answers.getByRole("button", { name: "Continue" })).toBeHidden();
});
