import { join } from "node:path";
import { ask, expect, partsOf, speech, test } from "../support/browser.ts";
import { writeTinyModel } from "../support/tiny-model.ts";

test.use({ models: {}, allowedErrors: /403/ });

test("without a model the page offers one, explains a refusal, and begins when one has come", async ({
  page,
  hearth,
}) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Welcome to Hearth." })).toBeVisible();
  const recommended = page.getByRole("region", { name: "Recommended model" });
  await expect(recommended).toContainText("Recommended for this machine");
  await expect(recommended).toContainText("Licence");
  await expect(composer).toHaveAttribute("placeholder", "First, a model");

  await recommended.getByRole("button", { name: /^Download/ }).click();
  await expect(recommended).toContainText(/offline/i);

  await writeTinyModel(join(hearth.modelsDir, "hearth.gguf"), { text: speech.hearth });
  await expect(page.getByText("What you write here stays in the house.")).toBeVisible();
  await expect(composer).toBeFocused();
  await ask(page, "Are you there?");
  await expect(answers).toContainText("The stove hums");
});
