import { ask, chooseModel, expect, partsOf, speech, test } from "../support/browser.ts";

test("another model answers the next message, without a restart", async ({ page }) => {
  const { answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "hearth");
  await ask(page, "Who are you?");
  await expect(answers.last()).toContainText("The stove hums");

  await chooseModel(page, "raven");
  await ask(page, "And who are you?");
  await expect(answers.last()).toContainText(speech.raven);

  await page.reload();
  await expect(partsOf(page).model).toHaveAccessibleName(/^Model: raven/);
});

test("the models page loads and unloads, and says what the engine does", async ({ page }) => {
  const engine = page.getByRole("region", { name: "Engine" });
  await page.goto("/models");
  await page.getByRole("article", { name: "raven" }).hover();
  if (await page.getByRole("button", { name: "Unload raven" }).isHidden()) {
    await page.getByRole("button", { name: "Load raven" }).click();
  }
  await expect(engine).toContainText("raven is ready.");

  await page.getByRole("button", { name: "Unload raven" }).click();
  await expect(engine).toContainText("No model is loaded.");
  await page.getByRole("button", { name: "Load hearth" }).click();
  await expect(engine).toContainText("hearth is ready.");
});

test("a download that is not allowed says why", async ({ page }) => {
  await page.goto("/models");
  const offered = page.getByRole("region", { name: "More models" }).getByRole("article").first();

  await offered.getByRole("button", { name: /^Download/ }).click();

  await expect(offered).toContainText(/offline/i);
});

test.use({ allowedErrors: /403/ });
