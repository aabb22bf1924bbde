import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { maxTitleLength } from "#lib/protocol";
import { expect, test } from "../support/browser.ts";
import { hostileMarkdown } from "../support/hostile-markdown.ts";
import { importConversation } from "../support/import-conversation.ts";

test.describe.configure({ timeout: 240_000 });

const naughtyFile = new URL("../security/naughty-strings.json", import.meta.url);
const readNaughty = async () =>
  z.array(z.string()).parse(JSON.parse(await readFile(naughtyFile, "utf8")));

/** What a script of a message would do first, and what the policy had to stop. */
async function setTraps(page: Page): Promise<() => Promise<readonly string[]>> {
  const caught: string[] = [];
  page.on("dialog", (dialog) => {
    caught.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => caught.push(`a window: ${popup.url()}`));
  page.on("framenavigated", (frame) => {
    const isOwn = new URL(frame.url()).pathname.startsWith("/c/");
    if (frame === page.mainFrame() && !isOwn) caught.push(`went to ${frame.url()}`);
  });
  await page.addInitScript(() => {
    const caughtHere: string[] = [];
    Object.assign(window, { caughtHere });
    for (const name of ["alert", "prompt", "confirm", "print", "open"]) {
      Object.assign(window, { [name]: () => caughtHere.push(name) });
    }
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      caughtHere.push(`${violatedDirective} stopped ${blockedURI}`);
    });
  });
  return async () => [
    ...caught,
    ...(await page.evaluate<string[]>(() => Reflect.get(window, "caughtHere"))),
  ];
}

/** Walks from the end of a chat to its beginning; every message must have been painted on the way. */
async function walkThrough(page: Page, messageIds: readonly string[]): Promise<void> {
  const box = page.getByRole("region", { name: "Messages" });
  await expect(page.locator(`[data-message="${messageIds.at(-1)}"]`)).toBeInViewport();
  const unseen = new Set(messageIds);
  for (let isThere = false; !isThere;) {
    await expect(page.locator("article[aria-busy=true]")).toHaveCount(0);
    const painted = await page
      .locator("article")
      .evaluateAll((articles) =>
        articles.map((article) => article.getAttribute("data-message") ?? ""),
      );
    for (const id of painted) unseen.delete(id);
    isThere = await box.evaluate((element) => {
      const isAtStart = element.scrollTop === 0;
      element.scrollTop -= element.clientHeight / 2;
      return isAtStart;
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  expect([...unseen]).toEqual([]);
}

/** Each text as somebody asks it, where it is plain, and as the model answers it, where it is Markdown. */
const asTalk = (texts: readonly string[]) => texts.flatMap((says) => [{ says }, { says }]);

test("nothing in a message runs, loads, opens or covers anything", async ({ page, hearth }) => {
  const sprung = await setTraps(page);
  const { id, messageIds } = await importConversation(
    hearth.url,
    "Hostile",
    asTalk(hostileMarkdown),
  );
  await page.goto(`/c/${id}`);

  await walkThrough(page, messageIds);

  expect(await sprung()).toEqual([]);
});

test("no link of a message leads to a script", async ({ page, hearth }) => {
  const links = hostileMarkdown.filter((row) => row.includes("](") || row.startsWith("<"));
  const answer = links.map((row) => `- ${row.replaceAll("\n", "\n  ")}`).join("\n");
  const { id } = await importConversation(hearth.url, "Links", asTalk([answer]));
  await page.goto(`/c/${id}`);
  const found = page.locator("article a");
  await expect(found.first()).toBeVisible();

  const protocols = await found.evaluateAll((anchors) =>
    anchors.map((anchor) => (anchor instanceof HTMLAnchorElement ? anchor.protocol : "")),
  );

  expect(new Set(protocols)).toEqual(new Set(["http:", "https:"]));
});

test("strings that broke other programs are painted as messages", async ({ page, hearth }) => {
  const sprung = await setTraps(page);
  const strings = (await readNaughty()).filter((text) => text.trim() !== "");
  const { id, messageIds } = await importConversation(hearth.url, "Naughty", asTalk(strings));
  await page.goto(`/c/${id}`);

  await walkThrough(page, messageIds);

  expect(await sprung()).toEqual([]);
});

test("the same as titles, in the list and above the chat", async ({ page, hearth }) => {
  const sprung = await setTraps(page);
  const naughty = (await readNaughty()).filter((_, index) => index % 8 === 0);
  const titles = [...hostileMarkdown, ...naughty]
    .map((text) => Array.from(text.trim()).slice(0, maxTitleLength).join("").trim())
    .filter((title) => title !== "");
  for (const title of titles) await importConversation(hearth.url, title, [{ says: "Hello" }]);
  const { id } = await importConversation(hearth.url, hostileMarkdown[0] ?? "", [{ says: "Hi" }]);

  await page.goto(`/c/${id}`);
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("navigation", { name: "Your conversations" }).hover();
  await page.mouse.wheel(0, 50_000);

  expect(await sprung()).toEqual([]);
});
