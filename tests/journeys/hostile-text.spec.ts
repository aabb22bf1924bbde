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
    if (frame === page.mainFrame()) caught.push(`went to ${new URL(frame.url()).pathname}`);
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

/** Walks from the end of a chat to its beginning and returns the ids of the messages that were painted. */
async function walkThrough(page: Page): Promise<ReadonlySet<string>> {
  const box = page.getByRole("region", { name: "Messages" });
  const painted = new Set<string>();
  let place = Infinity;
  while (place > 0) {
    await expect(page.locator("article[aria-busy=true]")).toHaveCount(0);
    for (const article of await page.locator("article[data-message]").all()) {
      painted.add((await article.getAttribute("data-message")) ?? "");
    }
    place = await box.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollTop -= element.clientHeight / 2;
      return before;
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return painted;
}

test("nothing in a message runs, loads, opens or covers anything", async ({ page, hearth }) => {
  const sprung = await setTraps(page);
  const { id, messageIds } = await importConversation(
    hearth.url,
    "Hostile",
    hostileMarkdown.map((says) => ({ says })),
  );
  await page.goto(`/c/${id}`);

  const painted = await walkThrough(page);

  expect(messageIds.filter((one) => !painted.has(one))).toEqual([]);
  expect(await sprung()).toEqual([`went to /c/${id}`]);
});

test("no link of a message leads to a script", async ({ page, hearth }) => {
  const says = hostileMarkdown.filter((row) => row.includes("](") || row.startsWith("<"));
  const lines = says.flatMap((row) => [{ says: "And this?" }, { says: row }]);
  const { id } = await importConversation(hearth.url, "Links", lines);
  await page.goto(`/c/${id}`);
  const addresses = new Set<string>();
  page.on("framenavigated", () => addresses.add("left the page"));

  await walkThrough(page);
  for (const link of await page.locator("article a").all()) {
    addresses.add(new URL((await link.getAttribute("href")) ?? "", hearth.url).protocol);
  }

  expect([...addresses].filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
});

test("strings that broke other programs are painted as messages", async ({ page, hearth }) => {
  const sprung = await setTraps(page);
  const strings = (await readNaughty()).filter((text) => text.trim() !== "");
  const { id, messageIds } = await importConversation(
    hearth.url,
    "Naughty",
    strings.map((says) => ({ says })),
  );
  await page.goto(`/c/${id}`);

  const painted = await walkThrough(page);

  expect(messageIds.filter((one) => !painted.has(one))).toEqual([]);
  expect(await sprung()).toEqual([`went to /c/${id}`]);
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

  expect(await sprung()).toEqual([`went to /c/${id}`]);
});
