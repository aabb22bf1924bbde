import { ask, chooseModel, expect, partsOf, test } from "../support/browser.ts";

test("stopping keeps what was written, and the chat goes on", async ({ page }) => {
  const { composer, answers, stop, send } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("Talk without end");
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");

  await stop.click();

  await expect(answers).toContainText("Stopped here.");
  await expect(send).toBeFocused();
  await expect(answers).toContainText("on and then");

  await chooseModel(page, "hearth");
  await ask(page, "And now something short");
  await expect(answers).toHaveCount(2);
});

test("Esc stops too, and an answer that was stopped stays stopped after a reload", async ({
  page,
}) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("Talk until Esc");
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");

  await page.keyboard.press("Escape");
  await expect(answers).toContainText("Stopped here.");
  const kept = await answers.locator(".prose").innerText();

  await page.reload();
  await expect(answers).toContainText("Stopped here.");
  expect(await answers.locator(".prose").innerText()).toBe(kept);
});

test("the reader who scrolls up is left in peace until asking for the latest", async ({ page }) => {
  const { composer, answers, stop } = partsOf(page);
  await page.setViewportSize({ width: 480, height: 420 });
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("Talk beyond the edge of the screen");
  await composer.press("Enter");
  const thread = page.getByRole("region", { name: "Messages" });
  const distance = () =>
    thread.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
  await expect
    .poll(() => thread.evaluate((box) => box.scrollHeight - box.clientHeight))
    .toBeGreaterThan(300);
  await expect.poll(distance).toBeLessThan(30);

  await thread.hover();
  await page.mouse.wheel(0, -200);
  await expect(page.getByRole("button", { name: "Latest" })).toBeVisible();
  const top = await thread.evaluate((box) => box.scrollTop);
  const length = (await answers.innerText()).length;
  await expect.poll(async () => (await answers.innerText()).length).toBeGreaterThan(length + 40);
  expect(await thread.evaluate((box) => box.scrollTop)).toBe(top);

  await page.getByRole("button", { name: "Latest" }).click();
  await expect.poll(distance).toBeLessThan(30);
  await stop.click();
  await expect(answers).toContainText("Stopped here.");
});
