import type { Page } from "@playwright/test";
import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

/** Long enough that most of it is neither painted nor fetched when it opens, and of very different heights. */
const lines = Array.from({ length: 600 }, (_, index) => ({
  says: `message ${index}\n\n${"some words to fill the line ".repeat((index * 7) % 40)}`,
}));

const thread = (page: Page) => page.getByRole("region", { name: "Messages" });

async function open(page: Page, url: string) {
  const { id, messageIds } = await importConversation(url, "Long", lines);
  await page.goto(`/c/${id}`);
  await expect(partsOf(page).answers.last()).toContainText("message 599");
  return { id, messageIds };
}

test("a long conversation opens at its end and paints only what is near", async ({
  page,
  hearth,
}) => {
  await open(page, hearth.url);

  const distance = await thread(page).evaluate(
    (box) => box.scrollHeight - box.clientHeight - box.scrollTop,
  );
  expect(distance).toBeLessThan(30);
  expect(await page.getByRole("article").count()).toBeLessThan(40);
  await expect(page.getByRole("listitem").filter({ hasText: "message 599" })).toHaveAttribute(
    "aria-posinset",
    "600",
  );
});

test("scrolling up moves what is read by exactly as much as was scrolled", async ({
  page,
  hearth,
}) => {
  await open(page, hearth.url);
  await thread(page).hover();

  for (let turn = 0; turn < 12; turn += 1) {
    const mark = await topArticle(page);
    await page.mouse.wheel(0, -150);
    await expect.poll(() => placeOf(page, mark.id)).toBeCloseTo(mark.top + 150, -1);
  }
});

test("keys walk to messages that were never painted, and the focus stays through scrolling", async ({
  page,
  hearth,
}) => {
  await open(page, hearth.url);
  await thread(page).focus();
  for (let steps = 0; steps < 30; steps += 1) await page.keyboard.press("Alt+ArrowUp");
  const focused = page.locator("article:focus");
  await expect(focused).toContainText("message 570");

  await thread(page).hover();
  await page.mouse.wheel(0, 20_000);
  await expect(page.getByRole("article").filter({ hasText: "message 599" })).toBeVisible();
  await expect(focused).toContainText("message 570");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(focused).toContainText("message 571");
  await expect(focused).toBeInViewport();
});

test("turning over the first message changes all below it, and leaves the reader where they are", async ({
  page,
  hearth,
}) => {
  const { questions } = partsOf(page);
  // Together a little taller than the window, though nobody could guess it before they are read.
  const tall = "a line\n\n".repeat(7);
  const short = [
    { says: "another beginning", after: -1 },
    { says: tall },
    { says: tall },
    { says: tall },
  ];
  const { id, messageIds } = await importConversation(hearth.url, "Two", [...lines, ...short]);
  await page.goto(`/c/${id}?message=${messageIds[0]}`);
  await expect(questions.first()).toContainText("message 0");

  for (let turn = 0; turn < 3; turn += 1) {
    await questions.first().getByRole("button", { name: "Later version" }).click();
    await expect(questions.first()).toContainText("another beginning");
    await expect(questions.first()).toBeInViewport();
    await questions.first().getByRole("button", { name: "Earlier version" }).click();
    await expect(questions.first()).toContainText("message 0");
    await expect(questions.first()).toBeInViewport();
  }
});

test("a message far away is jumped to and read", async ({ page, hearth }) => {
  const { id, messageIds } = await open(page, hearth.url);

  await page.goto(`/c/${id}?message=${messageIds[12]}`);

  const goal = page.getByRole("article").filter({ hasText: "message 12\n" });
  await expect(goal).toBeInViewport();
  await expect(goal).toBeFocused();
});

/** The first message that begins within the box. */
function topArticle(page: Page) {
  return thread(page).evaluate((box) => {
    const { top: edge } = box.getBoundingClientRect();
    const shown = [...box.querySelectorAll<HTMLElement>("[data-message]")]
      .map((article) => ({
        id: article.dataset["message"] ?? "",
        top: article.getBoundingClientRect().top,
      }))
      .filter(({ top }) => top >= edge);
    const first = shown.sort((one, other) => one.top - other.top)[0];
    if (first === undefined) throw new Error("No message begins within the box.");
    return first;
  });
}

function placeOf(page: Page, id: string) {
  return page.locator(`[data-message="${id}"]`).evaluate((row) => row.getBoundingClientRect().top);
}
