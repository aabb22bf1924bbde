import { violations } from "../support/axe.ts";
import { expect, test } from "../support/reader-browser.ts";
import { overflow, smallTargets } from "../support/touch.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in the library in the ${colorScheme}`, async ({
    page,
    bookCalled,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/library");
    const candide = page.getByRole("listitem").filter({ hasText: bookCalled("Candide").title });
    await expect(candide).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.getByRole("button", { name: "More for “Candide”" }).click();
    await page.getByRole("menuitem", { name: "Details" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show a list" }).click();
    await page.getByRole("button", { name: "Select several books" }).click();
    await expect(page.getByRole("toolbar", { name: "With the selected books" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing serious in an open book in the ${colorScheme}`, async ({
    page,
    bookCalled,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`/library/${bookCalled("Candide").id}?section=6&start=300&end=420`);
    await expect(page.locator("mark")).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+f");
    await page.getByRole("searchbox").fill("garden");
    await expect(page.getByRole("list", { name: "Found" })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    for (const paper of ["Sepia", "Night", "Day"]) {
      await page.getByRole("button", { name: "Letters and light" }).click();
      await page.getByRole("radio", { name: paper }).check({ force: true });
      await expect(page.locator(`[data-paper=${paper.toLowerCase()}]`)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "Contents" }).click();
    await expect(page.getByRole("dialog", { name: "Contents" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test.describe("with a finger", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("books are listed, read and asked about on a narrow screen", async ({
    page,
    bookCalled,
  }) => {
    const fits = async () => {
      expect(await overflow(page)).toBe(0);
      expect(await smallTargets(page)).toEqual([]);
    };
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/library");
    await expect(page.getByRole("listitem").filter({ hasText: "Candide" })).toBeVisible();
    await fits();
    await page.getByRole("button", { name: "Show a list" }).tap();
    await fits();

    await page.goto(`/library/${bookCalled("Candide").id}?section=6&start=300&end=420`);
    await expect(page.locator("mark")).toBeInViewport();
    await fits();
    await page.getByRole("button", { name: "Contents" }).tap();
    await expect(page.getByRole("dialog", { name: "Contents" })).toBeVisible();
    await fits();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Letters and light" }).tap();
    await page.getByText("Turn pages").tap();
    await fits();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Next page" }).tap();
    await expect(page.locator("mark")).not.toBeInViewport();
    await fits();
    await page.touchscreen.tap(20, 400);
    await expect(page.locator("mark")).toBeInViewport();
  });
});

test("text at 200 % and twice as large letters still fit", async ({ page, bookCalled }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto(`/library/${bookCalled("Candide").id}?section=6&start=0`);
  await page.getByRole("region", { name: "Text of the book" }).focus();
  for (let size = 100; size < 200; size += 10) await page.keyboard.press("=");

  await expect(page.getByRole("heading", { name: "III", exact: true })).toBeInViewport();
  expect(await overflow(page)).toBe(0);
});
