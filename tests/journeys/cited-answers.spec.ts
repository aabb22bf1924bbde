import type { Page } from "@playwright/test";
import type { Sources } from "#lib/protocol";
import { violations } from "../support/axe.ts";
import { partsOf } from "../support/browser.ts";
import { hostileMarkdown } from "../support/hostile-markdown.ts";
import { importConversation } from "../support/import-conversation.ts";
import {
  citationOf,
  expect,
  sourceOf,
  test,
  type ShelvedBook,
} from "../support/library-browser.ts";
import { newSource, newSources } from "../support/made-sources.ts";
import { overflow, smallTargets } from "../support/touch.ts";

const says =
  "Ada writes that “yeast eats the sugar” [1]. She adds “a hollow sounding loaf” [2]. And it takes a night.";

const at = (words: string) => ({
  start: says.indexOf(words),
  end: says.indexOf(words) + words.length,
});

/** A true quote, one that is none, and a sentence that the book bears out. */
function sourcesIn(bread: ShelvedBook): Sources {
  const rising = "Dough rises because yeast eats";
  const quote = { n: 1, kind: "quote", at: at("yeast eats the sugar") } as const;
  const paraphrase = { n: 2, kind: "paraphrase", at: at("a hollow sounding loaf") } as const;
  const support = { n: 1, kind: "support", at: at("And it takes a night.") } as const;
  return newSources(
    [
      citationOf(bread, "yeast eats the sugar", quote),
      citationOf(bread, "sounds hollow when you knock", paraphrase),
      citationOf(bread, "in a cold larder it takes a night", support),
    ],
    { passages: [sourceOf(bread, 1, rising), sourceOf(bread, 2, "Put the loaf into")] },
  );
}

async function openAnswer(page: Page, url: string, answer: { says: string; sources: Sources }) {
  const { id } = await importConversation(url, "Bread", [{ says: "Why does it rise?" }, answer]);
  await page.goto(`/c/${id}`);
  await expect(partsOf(page).answers).toBeVisible();
}

test("an answer shows what of it stands in a book, and what does not", async ({
  page,
  hearth,
  books,
}) => {
  const { answers } = partsOf(page);
  const bread = books("Bread");
  await openAnswer(page, hearth.url, { says, sources: sourcesIn(bread) });

  const verified = answers.getByRole("link", { name: /^Quote found word for word: The Kettle/ });
  await expect(verified).toHaveAttribute("href", new RegExp(`^/library/${bread.id}\\?section=`));
  const untrue = answers.getByRole("link", { name: /^Not word for word: The Kettle/ });
  await expect(untrue).toHaveText("not word for word");
  await expect(answers.getByRole("link", { name: /^Source 1: The Kettle/ })).toHaveCount(2);

  await verified.focus();
  await expect(page.getByText("The quote stands in the book word for word.")).toBeVisible();
  await untrue.hover();
  await expect(page.getByText("Not in the book in these words.")).toBeVisible();
});

test("beside an answer that keeps to no book stands what the book says", async ({
  page,
  hearth,
  books,
}) => {
  const bread = books("Bread");
  const beside = { n: 1, kind: "beside", at: null } as const;
  const sources = newSources([citationOf(bread, "yeast eats the sugar", beside)], {
    passages: [sourceOf(bread, 1, "Dough rises because yeast eats")],
  });
  await openAnswer(page, hearth.url, { says: "I am happy to help.", sources });

  const said = page.getByRole("region", { name: "What your books say" });
  await expect(said).toContainText("The answer does not keep to your books.");
  await expect(said.getByRole("blockquote")).toHaveText("yeast eats the sugar");
  await said.getByRole("link", { name: /^The Kettle/ }).click();

  await expect(page).toHaveURL(new RegExp(`/library/${bread.id}\\?section=`));
  await expect(page.locator("mark")).toHaveText("yeast eats the sugar");
});

test("the sources lie beside the thread, and Esc gives the focus back", async ({
  page,
  hearth,
  books,
}) => {
  const { answers } = partsOf(page);
  await openAnswer(page, hearth.url, { says, sources: sourcesIn(books("Bread")) });
  const opens = answers.getByRole("button", {
    name: "From your library: 2 passages, 1 quote checked",
  });
  await opens.click();

  const drawer = page.getByRole("complementary", { name: "Sources" });
  await expect(drawer.getByRole("article")).toHaveCount(2);
  await expect(drawer).toContainText("Looked for “What is best?”");
  await expect(drawer).toContainText("1 book is not read yet.");
  const first = drawer.getByRole("article", { name: "Source 1: The Kettle Book of Bread" });
  await expect(first).toContainText("Ada Hob · Rising");
  await expect(first).toContainText("Relevance 80");
  await expect(first.getByRole("link", { name: "Open in the book" })).toHaveCount(2);

  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(opens).toBeFocused();
});

test("an answer is copied with its sources as footnotes", async ({
  page,
  hearth,
  books,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openAnswer(page, hearth.url, { says, sources: sourcesIn(books("Bread")) });

  await partsOf(page).answers.getByRole("button", { name: "Copy answer" }).click();

  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain("[^1]: Ada Hob: The Kettle Book of Bread, Rising. “yeast eats the sugar”");
});

test("an answer that no book bears out says so", async ({ page, hearth }) => {
  const { answers } = partsOf(page);
  const sources = newSources([], { isAnswered: false });
  await openAnswer(page, hearth.url, { says: "The moon is far [1].", sources });

  await expect(answers).toContainText(
    "Your library does not answer this. The answer is from the model alone.",
  );
  await expect(answers.getByRole("link")).toHaveCount(0);
  await answers.getByRole("button", { name: "What was searched" }).click();
  await expect(page.getByRole("complementary", { name: "Sources" })).toContainText(
    "the model was shown none of it",
  );
});

test("nothing that a book says becomes more than text", async ({ page, hearth }) => {
  const passages = hostileMarkdown.map((text, index) =>
    newSource(index + 1, { title: text, creators: [text], headings: [text], text }),
  );
  const cites = passages.map(({ n }) => `It is so [${n}].`).join(" ");
  const sources = newSources([], { passages, query: hostileMarkdown.join(" ") });
  await openAnswer(page, hearth.url, { says: cites, sources });

  await partsOf(page)
    .answers.getByRole("button", { name: /^From your library/ })
    .click();
  const drawer = page.getByRole("complementary", { name: "Sources" });
  await expect(drawer.getByRole("article")).toHaveCount(passages.length);

  await expect(drawer.locator("img, iframe, script, form, object, style, math")).toHaveCount(0);
  const paths = await page
    .locator("article a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("/")[1]));
  expect(new Set(paths)).toEqual(new Set(["library"]));
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in a cited answer in the ${colorScheme}`, async ({
    page,
    hearth,
    books,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openAnswer(page, hearth.url, { says, sources: sourcesIn(books("Bread")) });
    await partsOf(page)
      .answers.getByRole("button", { name: /^From your library/ })
      .click();
    await expect(page.getByRole("complementary", { name: "Sources" })).toBeVisible();

    expect(await violations(page)).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("the sources are a sheet that fits", async ({ page, hearth, books }) => {
    await openAnswer(page, hearth.url, { says, sources: sourcesIn(books("Bread")) });
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);

    await partsOf(page)
      .answers.getByRole("button", { name: /^From your library/ })
      .tap();
    const sheet = page.getByRole("dialog", { name: "Sources" });
    await expect(sheet.getByRole("article")).toHaveCount(2);
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);

    await sheet.getByRole("button", { name: "Close the sources" }).tap();
    await expect(sheet).toBeHidden();
  });
});
