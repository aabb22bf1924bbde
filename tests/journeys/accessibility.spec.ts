import { violations } from "../support/axe.ts";
import { ask, expect, partsOf, test } from "../support/browser.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on any page in the ${colorScheme}`, async ({ page }) => {
    // Without motion nothing is half faded in when its contrast is measured.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await expect(partsOf(page).model).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await ask(page, `Look at this in the ${colorScheme}`);
    expect(await violations(page)).toEqual([]);

    await partsOf(page).model.click();
    await expect(page.getByRole("menu")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();

    await page.keyboard.press("Control+/");
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");

    await page.goto("/models");
    await expect(page.getByRole("region", { name: "More models" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test("the start and the end of an answer are announced, and not its words", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const heard: (string | null)[] = [];
    const region = document.querySelector("output[aria-live]");
    if (region === null) throw new Error("There is no live region.");
    new MutationObserver(() => heard.push(region.textContent)).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(globalThis, { heard });
  });

  await ask(page, "Tell me when you are done");

  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard))
    .toEqual(["The model is answering.", "The answer is complete."]);
});

test("the chosen light is in the first bytes of the next page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Light:/ }).click();
  await page.getByRole("menuitemradio", { name: "Night" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "night");

  const response = await page.request.get("/");

  expect(await response.text()).toMatch(/<html[^>]+data-theme="night"/);
});

test("text at 200 % still fits", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto("/");
  await ask(page, "Can you still be read?");

  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expect(partsOf(page).composer).toBeInViewport();
});
