import { chooseModel, expect, partsOf, test } from "../support/browser.ts";

test("a stopped answer is written on behind what it has", async ({ page }) => {
  const { composer, answers, stop } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("Talk, stop, and go on");
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");
  await stop.click();
  await expect(answers).toContainText("Stopped here.");
  const before = await answers.locator(".prose").innerText();

  await answers.getByRole("button", { name: "Continue" }).click();

  await expect(stop).toBeVisible();
  await expect
    .poll(async () => (await answers.locator(".prose").innerText()).length)
    .toBeGreaterThan(before.length + 20);
  expect((await answers.locator(".prose").innerText()).startsWith(before)).toBe(true);
  await stop.click();
  await expect(answers).toContainText("Stopped here.");
  await expect(answers).toHaveCount(1);
});
