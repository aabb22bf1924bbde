import type { Page } from "@playwright/test";
import { libraryListSchema } from "#lib/protocol";
import { expect, test as inBrowser } from "../support/browser.ts";
import { makeEpub } from "../support/made-epub.ts";
import { addBook } from "../support/reader-browser.ts";

/** A library that is empty again after every journey. */
const test = inBrowser.extend({
  page: async ({ page, hearth: { url } }, provide) => {
    await provide(page);
    const response = await fetch(`${url}/api/library`);
    const { documents } = libraryListSchema.parse(await response.json());
    if (documents.length === 0) return;
    await fetch(`${url}/api/library/documents/bulk`, {
      method: "POST",
      body: JSON.stringify({ do: "remove", ids: documents.map(({ id }) => id) }),
      headers: { "content-type": "application/json" },
    });
  },
});

test.use({ env: { HEARTH_INDEXER: "on" }, allowedErrors: /400|413|415/ });

const books = (page: Page) => page.getByRole("list", { name: "Books" });
const book = (page: Page, title: string) =>
  books(page).getByRole("listitem").filter({ hasText: title });

const kettle =
  "# The Kettle Book\n\nA kettle sings before it boils.\n\n## Rust\n\nVinegar takes rust away.\n";

/** Drops a file on the page as a hand would. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName));
      return transfer;
    },
    [name, content] as const,
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: files });
  await expect(page.getByText("Drop the books here")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: files });
}

async function choose(page: Page, title: string, entry: string): Promise<void> {
  await page.getByRole("button", { name: `More for “${title}”` }).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

test("a book that is dropped is read, embedded and opened, while one looks on", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Library", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No books yet" })).toBeVisible();
  await expect(page.getByRole("main").locator("code")).toContainText("library");

  await drop(page, "kettle.md", kettle);

  await expect(page.getByText("Added, to be read")).toBeVisible();
  await expect(book(page, "The Kettle Book")).toBeVisible();
  const indexing = page.getByRole("region", { name: "Indexing" });
  await expect(indexing).toContainText("Everything is read and embedded.");
  await expect(indexing).toContainText("1 book, ");

  await books(page).getByRole("link", { name: "The Kettle Book" }).click();
  await expect(page.getByRole("region", { name: "Text of the book" })).toContainText(
    "Vinegar takes rust away.",
  );
});

test("what is no book is refused, what is there is said to be, and what is broken says why", async ({
  page,
  hearth,
}) => {
  await addBook(hearth.url, "known.md", "# Known\n\nEverybody has read it.\n");
  await page.goto("/library");
  await expect(book(page, "Known")).toBeVisible();
  const files = page.getByRole("region", { name: "Files being added" });

  await page.getByLabel("Books to add").setInputFiles([
    { name: "virus.exe", mimeType: "", buffer: Buffer.from("MZ") },
    { name: "again.md", mimeType: "", buffer: Buffer.from("# Known\n\nEverybody has read it.\n") },
    { name: "torn.epub", mimeType: "", buffer: makeEpub({ chapters: [] }).subarray(0, 90) },
  ]);

  await expect(files.getByRole("listitem").filter({ hasText: "virus.exe" })).toContainText(".epub");
  await expect(files.getByText("Is in the library already")).toBeVisible();
  const torn = book(page, "torn");
  await expect(torn.getByRole("button", { name: /^Retry/ })).toBeVisible();
  await choose(page, "torn", "Details");
  await expect(page.getByRole("dialog")).toContainText("torn.epub");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await torn.getByRole("button", { name: /^Retry/ }).click();

  await expect(page.getByText(/“torn.*” will be read anew\./)).toBeVisible();
  await expect(torn.getByRole("button", { name: /^Retry/ })).toBeVisible();
});

test("a book is renamed, tagged, found by its tag, removed, and brought back", async ({
  page,
  hearth,
}) => {
  await addBook(hearth.url, "roses.md", "# Roses\n\nCut them in March.\n");
  await addBook(hearth.url, "beans.md", "# Beans\n\nSoak them overnight.\n");
  await page.goto("/library");
  await expect(book(page, "Roses")).toBeVisible();
  await expect(book(page, "Beans")).toBeVisible();

  await choose(page, "Roses", "Edit");
  await page.getByRole("textbox", { name: "Title" }).fill("Old roses");
  await page.getByRole("textbox", { name: "Authors" }).fill("Rosa Thorn\nIvy Wall");
  await page.getByRole("textbox", { name: "Tags" }).fill("garden, spring");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(book(page, "Old roses")).toContainText("Rosa Thorn, Ivy Wall");

  await page.getByRole("combobox", { name: "Tag", exact: true }).selectOption("garden");
  await expect(books(page).getByRole("listitem")).toHaveCount(1);
  await page.reload();
  await page.getByRole("searchbox", { name: "Filter the books" }).fill("wall spring");
  await expect(books(page).getByRole("listitem")).toHaveCount(1);

  await choose(page, "Old roses", "Remove");
  await expect(page.getByText("“Old roses” removed. Its file goes to the bin.")).toBeVisible();
  await expect(page.getByText("No book has all of this.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(book(page, "Old roses")).toBeVisible();
});

test("many books are tagged and removed at once, and one undo brings all of them back", async ({
  page,
  hearth,
}) => {
  for (const name of ["One", "Two", "Three"]) {
    await addBook(hearth.url, `${name}.md`, `# Number ${name}\n\nIt counts to ${name}.\n`);
  }
  await page.goto("/library");
  await expect(books(page).getByRole("listitem")).toHaveCount(3);
  await page.getByRole("button", { name: "Show a list" }).click();
  const bar = page.getByRole("toolbar", { name: "With the selected books" });

  await page.getByRole("button", { name: "Select several books" }).click();
  await books(page).getByRole("checkbox", { name: "Number One" }).check();
  await books(page).getByRole("checkbox", { name: "Number Two" }).check();
  await bar.getByRole("button", { name: "Tags" }).click();
  await page.getByRole("textbox", { name: "Add" }).fill("small");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(book(page, "Number Two")).toContainText("small");
  await expect(book(page, "Number Three")).not.toContainText("small");

  await page.getByRole("button", { name: "Select several books" }).click();
  await bar.getByRole("button", { name: "All" }).click();
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "No books yet" })).toBeVisible();
  await page.keyboard.press("Control+z");

  await expect(books(page).getByRole("listitem")).toHaveCount(3);
});

test("indexing is paused and resumed, and says so", async ({ page, hearth }) => {
  await addBook(hearth.url, "pause.md", "# Pause\n\nA rest between two notes.\n");
  await page.goto("/library");
  await expect(book(page, "Pause")).toBeVisible();
  const indexing = page.getByRole("region", { name: "Indexing" });
  await expect(indexing).toContainText("Everything is read and embedded.");

  await page.getByRole("button", { name: "Pause indexing" }).click();
  await addBook(hearth.url, "later.md", "# Later\n\nWhat is put off.\n");
  await expect(indexing).toContainText("Paused: 1 book to read");
  await page.getByRole("button", { name: "Resume indexing" }).click();

  await expect(indexing).toContainText("Everything is read and embedded.");
});

test("a library that cannot be read says so and is read again when asked", async ({ page }) => {
  await page.route("**/api/library", (route) =>
    route.fulfill({ status: 400, json: { code: "bad-input", message: "Not now." } }),
  );
  await page.goto("/library");
  await expect(
    page.getByRole("heading", { name: "The library could not be opened" }),
  ).toBeVisible();

  await page.unroute("**/api/library");
  await page.getByRole("button", { name: "Try again" }).click();

  await expect(page.getByRole("heading", { name: "No books yet" })).toBeVisible();
});
