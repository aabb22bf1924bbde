import { violations } from "../support/axe.ts";
import { importConversation } from "../support/import-conversation.ts";
import { expect, test } from "../support/library-browser.ts";
import { overflow, smallTargets } from "../support/touch.ts";

test.beforeEach(({ books }) => {
  books("Bread");
});

const box = { name: "Search books and conversations" };

test("one box finds books and conversations, and goes by keys to the sentence", async ({
  page,
  hearth,
}) => {
  await importConversation(hearth.url, "My oven", [{ says: "Is the oven hot?" }, { says: "Yes" }]);
  await page.goto("/search");
  await page.getByRole("searchbox", box).pressSequentially("oven");

  const inBooks = page.getByRole("region", { name: "Results in books" });
  await expect(inBooks.getByRole("link").first()).toContainText("The Kettle Book of Bread");
  await expect(inBooks.locator("mark").first()).toHaveText(/oven/i);
  await expect(inBooks).toContainText("Searched 4 books");
  const inChats = page.getByRole("region", { name: "Results in conversations" });
  await expect(inChats.getByRole("link", { name: /My oven/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/search\?q=oven$/);

  await page.keyboard.press("ArrowDown");
  await expect(inBooks.getByRole("link").first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("searchbox", box)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/library\/[0-9a-f-]{36}/);
});

test("books are narrowed down by what the facets count", async ({ page }) => {
  await page.goto("/search?q=the%20wall%20or%20the%20oven&in=books");
  const results = page.getByRole("region", { name: "Results in books" }).getByRole("link");
  const narrow = page.getByRole("region", { name: "Narrow down" });
  const ada = narrow.getByRole("checkbox", { name: /^Ada Hob/ });
  await expect(ada).not.toBeChecked();

  await ada.check();
  await expect(page).toHaveURL(/creator=Ada\+Hob/);
  await expect(ada).toBeFocused();
  await expect(results.filter({ hasNotText: "The Kettle Book of Bread" })).toHaveCount(0);
  await expect(results.first()).toBeVisible();

  await page.reload();
  await expect(ada).toBeChecked();
  await ada.uncheck();
  await expect(results.filter({ hasText: "Tomatoes" }).first()).toBeVisible();
});

test("a book in another language is found in its own", async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent("昆布")}&in=books`);

  const found = page.getByRole("region", { name: "Results in books" }).getByRole("link");

  await expect(found.first()).toContainText("だしの本");
  await expect(found.first().locator("[lang=ja] mark").first()).toBeVisible();
});

test("what was asked for before never stands for what is asked for now", async ({ page }) => {
  const held = Promise.withResolvers<void>();
  await page.route(/library\/search\?q=blight&/, async (route) => {
    await held.promise;
    // By then the page has given the request up.
    await route.continue().catch(() => undefined);
  });
  await page.goto("/search?in=books");
  const former = page.waitForRequest(/library\/search\?q=blight&/);
  await page.getByRole("searchbox", box).fill("blight");
  await former;
  await page.getByRole("searchbox", box).fill("yeast");

  const results = page.getByRole("region", { name: "Results in books" });
  await expect(results.getByRole("link").first()).toContainText("The Kettle Book of Bread");
  held.resolve();
  await expect(page).toHaveURL(/q=yeast/);
  await expect(results.locator("mark").filter({ hasText: /blight/i })).toHaveCount(0);
});

test("what is not there is said, with what was searched", async ({ page }) => {
  await page.goto("/search?q=title%3Anothing%20zyzzyva");

  await expect(page.getByText("No book answers to “title:nothing zyzzyva”.")).toBeVisible();
  await expect(page.getByText(/^Nothing was found for “title:nothing zyzzyva”/)).toBeVisible();
});

test("the palette finds a book by its title and a passage by its words", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await palette.getByRole("combobox").fill("blight");
  const passage = palette.getByRole("option", { name: /Tomatoes Against the Wall/ });
  await expect(passage.locator("mark").first()).toHaveText(/blight/i);

  await palette.getByRole("combobox").fill("tomatoes");
  await expect(palette.getByRole("group", { name: "Books", exact: true })).toContainText(
    "Tomatoes Against the Wall",
  );
  await palette
    .getByRole("option", { name: /^Tomatoes Against the Wall/ })
    .first()
    .click();

  await expect(page).toHaveURL(/\/library\/[0-9a-f-]{36}$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in what was found, in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/search?q=bread");
    await expect(page.getByRole("region", { name: "Results in books" })).toBeVisible();

    expect(await violations(page)).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("searching fits, and every control suits a fingertip", async ({ page }) => {
    await page.goto("/search?q=the&in=books");
    await expect(page.getByRole("region", { name: "Results in books" })).toBeVisible();
    await page.getByText("Narrow down").tap();
    await expect(page.getByRole("group", { name: "Author" })).toBeVisible();

    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
  });
});
