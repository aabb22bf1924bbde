import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import type { Message } from "#lib/protocol";
import { chooseModel, expect, partsOf, test } from "../support/browser.ts";
import { storedAnswer, storedConversation } from "../support/stored-answer.ts";

test.use({ allowedErrors: /ERR_|Failed to load|net::/ });

/** Begins an answer that does not end by itself, and waits for its first words. */
async function beginTalking(page: Page, question: string): Promise<void> {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill(question);
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");
  await expect(page).toHaveURL(/\/c\//);
}

const lengthOnServer = async (page: Page) => (await storedAnswer(page)).text.length;

/** Waits until the server has written on, so that something was missed meanwhile. */
async function waitForMore(page: Page): Promise<void> {
  const before = await lengthOnServer(page);
  await expect.poll(() => lengthOnServer(page)).toBeGreaterThan(before + 60);
}

/** The page shows exactly what the server has, once, and as ended as the server says. */
async function expectAgreement(page: Page, status: Message["status"]): Promise<void> {
  const { questions, answers, stop } = partsOf(page);
  await expect(stop).toBeHidden();
  const answer = await storedAnswer(page);
  expect(answer.status).toBe(status);
  await expect(answers.locator(".prose")).toHaveText(answer.text.trim());
  await expect(answers).toHaveCount(1);
  await expect(questions).toHaveCount(1);
  const { outline, runs } = await storedConversation(page);
  expect(outline).toHaveLength(2);
  expect(runs).toEqual([]);
}

/** A second person's browser, looking at the same conversation. */
async function openElsewhere(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

test("a reload in the middle of an answer loses nothing of it and doubles nothing", async ({
  page,
}) => {
  const { answers, stop } = partsOf(page);
  await beginTalking(page, "Talk through a reload");

  await page.reload();
  await expect(stop).toBeVisible();
  await waitForMore(page);
  await stop.click();

  await expect(answers).toContainText("Stopped here.");
  await expectAgreement(page, "stopped");
});

test("a second browser shows the same answer growing, and the same end", async ({
  page,
  browser,
}) => {
  await beginTalking(page, "Talk to two browsers");

  const other = await openElsewhere(browser, page.url());
  await expect(partsOf(other).stop).toBeVisible();
  await waitForMore(page);
  await partsOf(other).stop.click();

  await expectAgreement(page, "stopped");
  await expectAgreement(other, "stopped");
  await other.context().close();
});

test("after the connection was cut, the page says so, and then has all that was written meanwhile", async ({
  page,
  context,
}) => {
  const { answers, stop } = partsOf(page);
  await beginTalking(page, "Talk over a cut line");

  await context.setOffline(true);
  await expect(answers).toContainText("The connection is lost.");
  await waitForMore(page);
  await context.setOffline(false);

  await expect(answers).not.toContainText("The connection is lost.");
  const behind = await lengthOnServer(page);
  await expect
    .poll(async () => (await answers.locator(".prose").innerText()).length)
    .toBeGreaterThanOrEqual(behind - 1);
  await stop.click();
  await expectAgreement(page, "stopped");
});

test("when Hearth itself is killed and started again, the page finds the answer kept and stopped", async ({
  page,
  hearth,
}) => {
  const { answers, composer } = partsOf(page);
  await beginTalking(page, "Talk until the house falls");
  await waitForMore(page);

  await hearth.restart();

  await expect(answers).toContainText("Stopped here.");
  await expectAgreement(page, "stopped");
  await chooseModel(page, "hearth");
  await composer.fill("Are you back?");
  await composer.press("Enter");
  await expect(answers.last()).toContainText("The stove hums while snow falls.");
});

test("when the engine is killed, the page ends with what it had written", async ({
  page,
  hearth,
}) => {
  const { answers } = partsOf(page);
  await beginTalking(page, "Talk until the engine falls");
  await waitForMore(page);

  process.kill(await engineProcess(hearth.url), "SIGKILL");

  await expect(answers.getByRole("button", { name: "Try again" })).toBeVisible();
  await expectAgreement(page, "failed");
});

const modelsSchema = z.object({ engine: z.object({ processId: z.int() }) });

async function engineProcess(url: string): Promise<number> {
  const response = await fetch(`${url}/api/models`);
  return modelsSchema.parse(await response.json()).engine.processId;
}
