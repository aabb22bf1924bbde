import { violations } from "../support/axe.ts";
import { expect, test } from "../support/browser.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`the API is described on a page that is pleasant to read in the ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/api/docs");

    await expect(page.getByRole("heading", { name: "The API of Hearth" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const ground = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    expect(ground).toBe(colorScheme === "light" ? "rgb(251, 247, 240)" : "rgb(22, 19, 15)");
  });
}

test("the docs fit a phone, and a keyboard leads through them", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/api/docs");

  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(360);

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the routes" })).toBeFocused();
  await page.getByRole("link", { name: "Events", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "Events", exact: true })).toBeInViewport();
  const example = page.getByRole("group", { name: "Follow the house, and one conversation in it" });
  await expect(example).toContainText("curl -N");
});

test("the docs send nobody anywhere and run nothing", async ({ page }) => {
  const answer = await page.goto("/api/docs");

  expect(answer?.headers()["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(await page.locator("script, img, iframe, form, object, link[href]").count()).toBe(0);
});
