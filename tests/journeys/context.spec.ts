import { ask, expect, partsOf, speech, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

test.use({ models: { hearth: { text: speech.hearth, context: 512 } } });

const long = Array.from({ length: 40 }, (_, index) => ({
  says: `${index}: ${"a word and another word ".repeat(3)}`,
}));

test("what does not fit is forecast, marked in the thread, and named in the figures", async ({
  page,
  hearth,
}) => {
  const { composer, answers } = partsOf(page);
  const { id } = await importConversation(hearth.url, "Long", long);
  await page.goto(`/c/${id}`);
  await expect(answers.last()).toContainText("39:");

  await composer.fill("And now?");
  await expect(page.getByText(/tokens; the first \d+ messages will be left out/)).toBeVisible();

  await ask(page, "And now?");
  await answers
    .last()
    .getByText(/first token/)
    .click();
  await expect(answers.last()).toContainText("Left out");
  const marker = page.getByText(/^The model did not see the \d+ messages above this line\.$/);
  await page.getByRole("region", { name: "Messages" }).focus();
  for (let pages = 0; pages < 30 && (await marker.isHidden()); pages += 1) {
    await page.keyboard.press("PageUp");
  }
  await expect(marker).toBeVisible();
});
