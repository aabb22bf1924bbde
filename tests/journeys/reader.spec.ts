import type { Page } from "@playwright/test";
import { sectionSchema } from "#lib/protocol";
import { expect, test } from "../support/reader-browser.ts";

test.beforeEach(async ({ page, hearth, bookCalled }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  // Other tests read in the same books.
  for (const title of ["Candide", "The Waste Land"]) {
    await fetch(`${hearth.url}/api/library/documents/${bookCalled(title).id}/place`, {
      method: "PUT",
      body: JSON.stringify({ section: 0, offset: 0 }),
      headers: { "content-type": "application/json" },
    });
  }
});

const text = (page: Page) => page.getByRole("region", { name: "Text of the book" });
const heading = (page: Page, name: string) => text(page).getByRole("heading", { name });

/** Where a sentence stands in a book, as a citation would say it. */
async function placeOf(url: string, bookId: string, section: number, words: string) {
  const response = await fetch(`${url}/api/library/documents/${bookId}/sections/${section}`);
  const { text: all } = sectionSchema.parse(await response.json());
  const start = all.indexOf(words);
  if (start === -1) throw new Error(`The section does not say ${words}`);
  return `section=${section}&start=${start}&end=${start + words.length}`;
}

const cannons = "The cannons first of all laid flat about six thousand men on each side";

test("a chapter is gone to by the contents, and after a reload one is still there", async ({
  page,
  bookCalled,
}) => {
  const { id } = bookCalled("Candide");
  await page.goto(`/library/${id}`);
  await expect(page).toHaveTitle(/^Candide — Titlepage/);

  await page.getByRole("button", { name: "Contents" }).click();
  await page
    .getByRole("dialog", { name: "Contents" })
    .getByRole("button", { name: /^XIX/ })
    .click();
  await expect(page).toHaveTitle(/^Candide — XIX/);
  await expect(text(page).locator("[data-section]:focus-within")).toContainText("Surinam");

  const kept = keptIn(page, 22);
  await text(page).hover();
  await page.mouse.wheel(0, 900);
  await kept;
  await expect(page).toHaveURL(new RegExp(`/library/${id}$`));
  const seen = await firstSeen(page);
  await page.reload();

  await expect(page).toHaveTitle(/^Candide — XIX/);
  await expect.poll(() => firstSeen(page)).toBe(seen);
});

/** Resolves once the server has kept a place in a section, which a reader rests at for a moment first. */
function keptIn(page: Page, section: number) {
  return page.waitForResponse(
    (response) =>
      response.url().endsWith("/place") && response.request().postDataJSON().section === section,
  );
}

/** The beginning of the first paragraph that is wholly in sight. */
function firstSeen(page: Page): Promise<string | undefined> {
  return text(page).evaluate((box) => {
    const { top } = box.getBoundingClientRect();
    const paragraphs = [...box.querySelectorAll("p[data-start]")];
    return paragraphs
      .find((one) => one.getBoundingClientRect().top >= top)
      ?.textContent?.slice(0, 40);
  });
}

test("a link to a sentence opens the book there, with the sentence highlighted and focused", async ({
  page,
  hearth,
  bookCalled,
}) => {
  const { id } = bookCalled("Candide");
  await page.goto(`/library/${id}?${await placeOf(hearth.url, id, 6, cannons)}`);

  const cited = text(page).locator("mark");
  await expect(cited).toHaveText(cannons);
  await expect(cited).toBeInViewport();
  await expect(cited).toBeFocused();
  await expect(page).toHaveTitle(/^Candide — III/);

  await page.getByRole("button", { name: "Ask about this" }).click();

  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue(new RegExp(cannons));
});

test("selected words are copied with where they stand", async ({ page, context, bookCalled }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/library/${bookCalled("Candide").id}?section=6&start=0`);
  await text(page)
    .getByText("There was never anything so gallant")
    .evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));

  const bar = page.getByRole("toolbar", { name: "With the selected words" });
  await bar.getByRole("button", { name: "Copy quote" }).click();

  await expect(page.getByText("The quote is copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^“There was never anything so gallant[\s\S]+heroic butchery\.”\n— Voltaire, Candide \(\d{4}\), III/,
  );
});

test("a footnote is followed, and both ways back lead to where one was", async ({
  page,
  bookCalled,
}) => {
  await page.goto(`/library/${bookCalled("The Waste Land").id}`);
  const note = text(page).getByRole("link", { name: "*" }).first();
  await note.click();
  await expect(note).not.toBeInViewport();

  await page.getByRole("button", { name: "Back to where you were" }).click();
  await expect(note).toBeInViewport();
  await expect(page.getByRole("button", { name: "Back to where you were" })).toBeHidden();

  await note.click();
  await expect(note).not.toBeInViewport();
  await page.goBack();
  await expect(note).toBeInViewport();
});

test("words are found in chapters that are not painted, by keys alone", async ({
  page,
  bookCalled,
}) => {
  await page.goto(`/library/${bookCalled("Candide").id}?section=0&start=0`);
  await expect(heading(page, "Imprint")).toBeVisible();

  await page.keyboard.press("Control+f");
  await page.getByRole("searchbox", { name: "Find in this book" }).fill("cultivate our garden");
  await expect(page.getByText(/^\d found$/)).toBeVisible();
  await page.keyboard.press("Enter");

  await expect(text(page).locator("mark")).toHaveText("cultivate our garden");
  await expect(text(page).locator("mark")).toBeInViewport();
  await expect(page).toHaveTitle(/^Candide — XXX/);
  await page.keyboard.press("Escape");
  await expect(text(page).locator("mark")).toHaveCount(0);
});

test("letters and light are chosen once and hold for the next visit", async ({
  page,
  bookCalled,
}) => {
  await page.goto(`/library/${bookCalled("Candide").id}?section=6&start=0`);
  const paragraph = text(page).getByText("There was never anything so gallant");
  const sizeOf = () => paragraph.evaluate((one) => getComputedStyle(one).fontSize);
  const before = await sizeOf();

  await page.getByRole("button", { name: "Letters and light" }).click();
  await page.getByRole("button", { name: "Bigger letters" }).click();
  await page.getByText("Sepia").click();
  await page.keyboard.press("Escape");
  await expect.poll(sizeOf).not.toBe(before);
  const after = await sizeOf();
  await page.reload();

  await expect.poll(sizeOf).toBe(after);
  await expect(page.locator("[data-paper=sepia]")).toHaveCSS(
    "background-color",
    "rgb(243, 231, 207)",
  );
});

test("pages are turned by keys, over the edge of a chapter and back", async ({
  page,
  bookCalled,
}) => {
  await page.goto(`/library/${bookCalled("Candide").id}?section=6&start=0`);
  await page.getByRole("button", { name: "Letters and light" }).click();
  await page.getByText("Turn pages").click();
  await page.keyboard.press("Escape");
  const first = text(page).getByText("There was never anything so gallant");
  await expect(first).toBeInViewport();

  await text(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(first).not.toBeInViewport();
  await expect(page).toHaveTitle(/^Candide — III/);
  await page.keyboard.press("n");
  await expect(page).toHaveTitle(/^Candide — IV/);
  await page.keyboard.press("ArrowLeft");

  await expect(page).toHaveTitle(/^Candide — III/);
  await expect(text(page).getByText("There was never anything so gallant")).not.toBeInViewport();
});

test("an Arabic book is read from right to left, and so are its pages turned", async ({
  page,
  bookCalled,
}) => {
  await page.goto(`/library/${bookCalled("Le Vrai Régime anti-cancer").id}?section=3&start=0`);
  const article = text(page).getByRole("article");
  await expect(article).toHaveAttribute("dir", "rtl");
  await expect(article).toHaveAttribute("lang", "ar");
  const title = heading(page, "أهمّية جيناتنا");
  await expect(title).toBeInViewport();

  await page.getByRole("button", { name: "Letters and light" }).click();
  await page.getByText("Turn pages").click();
  await page.keyboard.press("Escape");
  await text(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(title).not.toBeInViewport();
  await page.keyboard.press("ArrowRight");

  await expect(title).toBeInViewport();
});

test("a Japanese book has its readings above its words, and copies them without", async ({
  page,
  context,
  bookCalled,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/library/${bookCalled("草枕").id}?section=3&start=0`);
  await expect(text(page).getByRole("article")).toHaveAttribute("lang", /^ja/);
  const paragraph = text(page)
    .locator("p", { has: page.locator("ruby") })
    .first();
  const reading = await paragraph.locator("rt").first().textContent();
  await paragraph.evaluate((one) => getSelection()?.selectAllChildren(one));

  await page.getByRole("button", { name: "Copy quote" }).click();

  await expect(page.getByText("The quote is copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n— ")[0]).not.toContain(reading);
});

test("a book that sets traps is read as words, and every kind of block is what it is", async ({
  page,
  bookCalled,
}) => {
  await page.goto(`/library/${bookCalled("Not to be trusted").id}?section=0&start=0`);
  await expect(heading(page, "Traps")).toBeVisible();

  await expect(text(page)).toContainText('<img src=x onerror="top.caught=1"> is text.');
  await text(page).getByText("a door").click();
  await expect(text(page).locator("img, iframe, object, script, [style*=url]")).toHaveCount(0);
  expect(await page.evaluate(() => "caught" in globalThis)).toBe(false);

  await expect(text(page).getByRole("columnheader", { name: "Burns" })).toBeVisible();
  await expect(text(page).getByRole("cell", { name: "Green too" })).toBeVisible();
  const inner = text(page).getByRole("listitem").filter({ hasText: "Fire" }).getByRole("list");
  await expect(inner.getByRole("listitem")).toHaveText("Tinder");
  await expect(text(page).getByRole("blockquote")).toHaveText("Ash wet or ash dry.");
  await expect(text(page).locator("pre")).toHaveText("light(fire)");
});
