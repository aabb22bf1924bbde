import { libraryListSchema } from "#lib/protocol";
import { ask, chooseModel, partsOf } from "../support/browser.ts";
import { breadAnswer, expect, test } from "../support/library-browser.ts";
import { makeEpub } from "../support/made-epub.ts";
import { storedAnswer, storedConversation } from "../support/stored-answer.ts";

/** Waits until the library has a book and takes it out again, so that the other journeys count their own. */
async function takeOut(url: string, title: string): Promise<void> {
  const find = async () => {
    const response = await fetch(`${url}/api/library`);
    const { documents } = libraryListSchema.parse(await response.json());
    return documents.find((book) => book.title === title)?.id;
  };
  await expect.poll(find).toBeDefined();
  await fetch(`${url}/api/library/documents/bulk`, {
    method: "POST",
    body: JSON.stringify({ do: "remove", ids: [await find()] }),
    headers: { "content-type": "application/json" },
  });
}

test.beforeEach(({ books }) => {
  books("Bread");
});

test("a # picks a book, and its answer leads to the very sentence in it", async ({ page }) => {
  const { composer, answers, questions } = partsOf(page);
  await page.goto("/");
  await composer.pressSequentially("Why does dough rise? #kettle");
  const list = page.getByRole("listbox", { name: "Books to ask" });
  await expect(list.getByRole("option")).toHaveText([/The Kettle Book of Bread/]);
  await composer.press("Enter");

  const chips = page.getByRole("list", { name: "Books to ask" });
  await expect(chips.getByRole("listitem")).toHaveText(["The Kettle Book of Bread"]);
  await expect(composer).toHaveValue("Why does dough rise? ");
  await composer.press("Enter");
  await expect(questions).toContainText("Asked of The Kettle Book of Bread");
  await expect(answers.getByText(/first token/)).toBeVisible();
  await expect(answers).toContainText("Dough rises because yeast eats");

  await answers.getByRole("button", { name: /^From your library: .*1 quote checked/ }).click();
  const source = page.getByRole("article", { name: /^Source 1: The Kettle Book of Bread/ });
  await source.getByRole("link", { name: "Open in the book" }).click();
  await expect(page).toHaveURL(/\/library\/[0-9a-f-]{36}/);
  await expect(page.locator("mark").first()).toContainText("Dough rises because yeast eats");
});

test("the books of a chat stay chosen, and one is taken away", async ({ page }) => {
  const { composer } = partsOf(page);
  const chips = page.getByRole("list", { name: "Books to ask" }).getByRole("listitem");
  await page.goto("/");
  await composer.pressSequentially("#kettle");
  await page.getByRole("option", { name: /^The Kettle/ }).waitFor();
  await composer.press("Enter");
  await composer.pressSequentially("#tomat");
  await page.getByRole("option", { name: /^Tomatoes/ }).click();
  await expect(chips).toHaveCount(2);
  await page.reload();
  await expect(chips).toHaveCount(2);
  await ask(page, "Why does dough rise?");

  await page.reload();
  await expect(chips).toHaveCount(2);
  await page.getByRole("button", { name: "Do not ask Tomatoes Against the Wall" }).click();
  await expect(chips).toHaveText(["The Kettle Book of Bread"]);
  await expect
    .poll(async () => (await storedConversation(page)).conversation.library.documentIds.length)
    .toBe(1);

  await page.getByRole("link", { name: "New chat", exact: true }).first().click();
  await expect(chips).toHaveCount(0);
});

test("an address that names a book asks it", async ({ page, books }) => {
  const { composer } = partsOf(page);

  await page.goto(`/?ask=${books("Tomatoes").id}`);

  await expect(page.getByRole("list", { name: "Books to ask" })).toHaveText(
    "Tomatoes Against the Wall",
  );
  await expect(composer).toBeFocused();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/?ask=no-book-at-all");
  await expect(page).toHaveURL(/\/$/);
  await expect(composer).toHaveValue("");
});

test("the list of books goes by keys, and Esc leaves what was typed", async ({ page }) => {
  const { composer } = partsOf(page);
  await page.goto("/");
  await composer.pressSequentially("#");
  const options = page.getByRole("option");
  await expect(options).toHaveCount(5);
  await expect(options.first()).toHaveText(/The whole library/);
  await composer.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await composer.press("ArrowUp");
  await composer.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");

  await composer.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(composer).toHaveValue("#");
  await expect(composer).toBeFocused();
});

test("a question that the library cannot answer is told so, and the model is not asked", async ({
  page,
}) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Library: automatic" }).click();
  await page.getByRole("menuitemradio", { name: /^Only the library/ }).click();
  await composer.fill("Who was the first president of Brazil?");
  await composer.press("Enter");

  await expect(answers).toContainText("Your library does not answer this");
  await expect(answers).not.toContainText("Dough rises");
  await answers.getByRole("button", { name: "What was searched" }).click();
  await expect(page.getByRole("complementary", { name: "Sources" })).toContainText(
    "Searched 4 books",
  );
});

test("an unrelated question is answered by the model alone, and says that", async ({ page }) => {
  const { answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "plain");

  await ask(page, "Who was the first president of Brazil?");

  await expect(answers).toContainText("I know nothing of it.");
  await expect(answers).toContainText("The answer is from the model alone.");
});

test("another answer asks the same books", async ({ page }) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await composer.pressSequentially("#kettle");
  await page.getByRole("option", { name: /^The Kettle/ }).waitFor();
  await composer.press("Enter");
  await ask(page, "Why does dough rise?");
  await page.getByRole("button", { name: "Do not ask The Kettle Book of Bread" }).click();

  await answers.getByRole("button", { name: "Write another answer" }).click();

  await expect(answers).toContainText("2/2");
  await expect(answers.getByRole("button", { name: /^From your library/ })).toBeVisible();
  expect((await storedAnswer(page)).sources?.mode).toBe("explicit");
});

test("switched off, the library is not asked", async ({ page }) => {
  const { answers } = partsOf(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Library: automatic" }).click();
  await page.getByRole("menuitemradio", { name: /^Off/ }).click();

  await ask(page, "Why does dough rise?");

  await expect(answers).toContainText(breadAnswer);
  await expect(answers.getByRole("button", { name: /library/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Library: off" })).toBeVisible();
});

test("a temporary chat asks the library too", async ({ page }) => {
  const { answers } = partsOf(page);
  await page.goto("/temporary");

  await ask(page, "Why does dough rise?");

  await expect(answers.getByRole("link", { name: /^Quote found word for word/ })).toBeVisible();
});

test("the text of an EPUB goes along with a message", async ({ page }) => {
  const { questions } = partsOf(page);
  const body = "<p>The kettle sings in the morning.</p>";
  const buffer = makeEpub({ title: "Kettles", chapters: [{ name: "one.xhtml", body }] });
  await page.goto("/");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (
    await chooser
  ).setFiles({ name: "kettles.epub", mimeType: "application/epub+zip", buffer });
  await expect(page.getByRole("list", { name: "Attached files" })).toContainText("kettles.epub");

  await ask(page, "What sings?");

  await questions.getByRole("button", { name: /kettles\.epub/ }).click();
  await expect(page.getByRole("dialog", { name: /kettles\.epub/ })).toContainText(
    "The kettle sings in the morning.",
  );
});

test.describe("with a file that is refused", () => {
  test.use({ allowedErrors: /the server responded with a status of 4/ });

  test("a document that is too long goes to the library instead", async ({ page, hearth }) => {
    const paragraph = `<p>${"The kettle sings. ".repeat(2000)}</p>`;
    const buffer = makeEpub({
      title: "Long Kettles",
      chapters: [{ name: "one.xhtml", body: paragraph.repeat(10) }],
    });
    await page.goto("/");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Attach files" }).click();
    await (await chooser).setFiles({ name: "long.epub", mimeType: "application/epub+zip", buffer });
    await expect(page.getByText(/long\.epub is too long to go along/)).toBeVisible();

    await page.getByRole("button", { name: "Add it to the library" }).click();

    await expect(page.getByText(/long\.epub is too long/)).toBeHidden();
    await expect(page.getByText(/long\.epub is in the library now/).first()).toBeVisible();
    await takeOut(hearth.url, "Long Kettles");
  });

  test("a file that is no book says why", async ({ page }) => {
    await page.goto("/");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Attach files" }).click();
    await (
      await chooser
    ).setFiles({ name: "odd.epub", mimeType: "application/epub+zip", buffer: Buffer.from("odd") });

    await expect(page.getByRole("main").getByText(/odd\.epub/)).toBeVisible();
    await expect(page.getByRole("list", { name: "Attached files" })).toHaveCount(0);
  });
});
