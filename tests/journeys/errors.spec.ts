import { z } from "zod";
import { chooseModel, expect, partsOf, test } from "../support/browser.ts";

test.use({ allowedErrors: /ERR_(FAILED|INTERNET_DISCONNECTED)|404/ });

test("a message that could not be sent stays, and is stored once when sent again", async ({
  page,
}) => {
  const { composer, questions, answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "hearth");
  await page.route("**/messages", (route) => route.abort());
  await composer.fill("Please arrive");
  await composer.press("Enter");
  await expect(page.getByRole("main").getByText("Hearth does not answer.")).toBeVisible();
  await expect(composer).toHaveValue("Please arrive");

  await page.unroute("**/messages");
  await page.getByRole("button", { name: "Send again" }).click();

  await expect(answers).toContainText("The stove hums");
  await expect(composer).toHaveValue("");
  await page.reload();
  await expect(questions).toHaveCount(1);
});

test("a message whose acceptance got lost on the way is not stored twice", async ({ page }) => {
  const { composer, questions, answers } = partsOf(page);
  await page.goto("/");
  await page.route("**/messages", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await composer.fill("Arrive only once");
  await composer.press("Enter");
  await expect(page.getByRole("main").getByText("Hearth does not answer.")).toBeVisible();

  await page.unroute("**/messages");
  await page.getByRole("button", { name: "Send again" }).click();

  await expect(answers).toContainText("The stove hums");
  await page.reload();
  await expect(questions).toHaveCount(1);
  await expect(answers).toHaveCount(1);
});

test("an engine that dies in the middle of an answer is said, and trying again works", async ({
  page,
  hearth,
}) => {
  const { composer, answers } = partsOf(page);
  await page.goto("/");
  await chooseModel(page, "drone");
  await composer.fill("Talk until the engine dies");
  await composer.press("Enter");
  await expect(answers).toContainText("on and then");

  process.kill(await engineProcess(hearth.url), "SIGKILL");

  await expect(answers.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(answers).toContainText("on and then");
  await chooseModel(page, "hearth");
  await answers.getByRole("button", { name: "Try again" }).click();
  await expect(answers).toContainText("The stove hums");
  await expect(answers).toContainText("2/2");
});

test("a lost connection is said, and the answer comes in whole afterwards", async ({ page }) => {
  const { composer, answers } = partsOf(page);
  const events = "**/api/events*";
  await page.goto("/");
  await page.route(events, (route) => route.abort());
  await composer.fill("Talk over a broken line");
  await composer.press("Enter");
  await expect(answers).toContainText("The connection is lost.");

  await page.unroute(events);

  await expect(answers).toContainText("The stove hums while snow falls.");
  await expect(answers).not.toContainText("The connection is lost.");
});

test("an address that leads nowhere says so and offers a way on", async ({ page }) => {
  await page.goto("/c/00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("This conversation is not here")).toBeVisible();

  await page.goto("/nowhere");
  await expect(page.getByText("There is no such page")).toBeVisible();
  await page.getByRole("link", { name: "Start a new chat" }).click();
  await expect(partsOf(page).composer).toBeVisible();
});

const modelsSchema = z.object({ engine: z.object({ processId: z.int() }) });

async function engineProcess(url: string): Promise<number> {
  const response = await fetch(`${url}/api/models`);
  return modelsSchema.parse(await response.json()).engine.processId;
}
