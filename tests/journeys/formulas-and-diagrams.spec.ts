import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

/** No two words are alike, as a tiny model wants it. */
const says = [
  "# Heat\n\nThe law is $q=-k\\nabla T$, and it costs $5 to $10.",
  "\\[\nT(x)\n- T_0\n\\]",
  "```js\nlet fire;\n```",
  "|a|b|\n|---|---|\n|$x^2$|2|",
  "-\tone\n-\ttwo\n",
].join("\n\n");

test.use({ models: { hearth: { text: says } } });

const line = (text: string) => [{ says: "Draw." }, { says: text }];

test("a formula is set with our own fonts and can be read aloud", async ({ page, hearth }) => {
  const text =
    "Energy is $E = mc^2$.\n\n$$\n\\int_0^1 x\\,dx\n$$\n\nIt costs $5 or $10, $\\broken{$.";
  const { id } = await importConversation(hearth.url, "Formulas", line(text));
  const fonts = page.waitForResponse(/KaTeX_[\w-]+[^/]*\.woff2/);

  await page.goto(`/c/${id}`);
  const { answers } = partsOf(page);

  await expect(answers.locator("math")).toHaveCount(2);
  await expect(answers.locator(".katex-display")).toHaveCount(1);
  await expect(answers).toContainText("It costs $5 or $10, \\broken{.");
  expect((await fonts).status()).toBe(200);
});

test("a diagram becomes a picture with a name, and its source stays at hand", async ({
  page,
  hearth,
}) => {
  const text = "```mermaid\nflowchart LR\n  wood --> fire --> warmth\n```\n";
  const { id } = await importConversation(hearth.url, "Diagram", line(text));
  await page.goto(`/c/${id}`);
  const picture = page.getByRole("img", { name: /^Flow chart/ });

  await expect(picture).toBeVisible();
  await page.getByText("Source of the diagram").click();

  await expect(page.getByLabel("Code, mermaid")).toContainText("wood --> fire");
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
    100,
  );
});

test("a diagram with a mistake stays its source, with a reason", async ({ page, hearth }) => {
  const text = "```mermaid\nflowchart LR\n  wood --> --> fire\n```\n";
  const { id } = await importConversation(hearth.url, "Mistake", line(text));

  await page.goto(`/c/${id}`);

  await expect(page.getByText(/^This diagram could not be drawn/)).toBeVisible();
  await expect(page.getByLabel("Code, mermaid")).toContainText("wood --> --> fire");
});

test("an answer that streamed looks the same after a reload", async ({ page }) => {
  const { composer, answers, stop } = partsOf(page);
  await page.goto("/");
  await composer.fill("How does heat move?");
  await composer.press("Enter");
  await expect(answers.last().getByText(/first token/)).toBeVisible();
  await expect(stop).toBeHidden();
  await expect(answers.locator("math")).toHaveCount(3);
  await expect(answers.locator(".hljs-keyword")).toHaveCount(1);
  const prose = answers.locator(".prose");
  const streamed = await prose.evaluate(withoutIds);

  await page.reload();
  await expect(answers.locator("math")).toHaveCount(3);
  await expect(answers.locator(".hljs-keyword")).toHaveCount(1);

  expect(await prose.evaluate(withoutIds)).toBe(streamed);
});

/** Ids are counted anew in each visit. */
const withoutIds = (element: Element) =>
  element.innerHTML.replaceAll(/ (id|aria-labelledby)="[^"]*"/g, "");
