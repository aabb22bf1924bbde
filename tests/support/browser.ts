import { test as base, expect, type Page } from "@playwright/test";
import { conversationListSchema, folderListSchema } from "#lib/protocol";
import { startHearth, type Hearth, type TinyModels } from "./start-hearth.ts";

/** What the tiny models say; each says its text word by word, so that an answer can be compared whole. */
export const speech = {
  hearth: "The stove hums while **snow** falls.",
  raven: "Two ravens watch over this house.",
  drone: "on and then further",
};

/** `drone` never ends its turn by itself and is wide, hence slow: there is time to stop it. */
const models: TinyModels = {
  hearth: { text: speech.hearth },
  raven: { text: speech.raven },
  drone: { text: speech.drone, endless: true, width: 768, layers: 6 },
};

interface WorkerFixtures {
  readonly models: TinyModels;
  /** Of the Hearth that is started; what is absent is as for every journey. */
  readonly env: Readonly<Record<string, string>>;
  readonly hearth: Hearth;
}

/**
 * A page before a running Hearth. The test fails when the page asks any other host for anything,
 * throws, or writes an error to the console; `allowedErrors` matches what a journey provokes itself.
 */
export const test = base.extend<{ readonly allowedErrors: RegExp }, WorkerFixtures>({
  models: [models, { option: true, scope: "worker" }],
  env: [{}, { option: true, scope: "worker" }],
  hearth: [
    async ({ models: wanted, env }, provide) => {
      const hearth = await startHearth(wanted, env);
      await provide(hearth);
      await hearth.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: ({ hearth }, provide) => provide(hearth.url),
  allowedErrors: [/^$/, { option: true }],
  page: async ({ page, hearth, allowedErrors }, provide) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error.stack)));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      complaints.push(`${message.text()} ${message.location().url}`.trim());
    });
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(hearth.url)) {
        complaints.push(`The page asked for ${request.url()}`);
      }
    });
    await prefer(hearth.url, "hearth");
    await provide(page);
    // What the journey has left open must not ask for what is about to be forgotten.
    if (!page.isClosed()) await page.goto("about:blank");
    await forgetAll(hearth.url);
    const unexpected = complaints.filter((text) => !allowedErrors.test(text));
    expect(unexpected).toEqual([]);
  },
});

/** Each journey begins with the same model, where there is one; a refusal means that there is none. */
async function prefer(url: string, modelId: string): Promise<void> {
  await put(`${url}/api/settings/default-model`, { modelId });
}

/** Deletes every conversation, which also ends the answers that are still being written, every folder, and every changed key. */
async function forgetAll(url: string): Promise<void> {
  const response = await fetch(`${url}/api/conversations`);
  const { conversations } = conversationListSchema.parse(await response.json());
  for (const { id } of conversations) {
    await fetch(`${url}/api/conversations/${id}`, { method: "DELETE" });
  }
  const { folders } = folderListSchema.parse(await (await fetch(`${url}/api/folders`)).json());
  for (const { id } of folders) await fetch(`${url}/api/folders/${id}`, { method: "DELETE" });
  await put(`${url}/api/settings/shortcuts`, { bindings: {} });
}

function put(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: "PUT",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
}

/** The parts of the page, by the names a reader hears. */
export function partsOf(page: Page) {
  return {
    composer: page.getByRole("textbox", { name: "Message" }),
    send: page.getByRole("button", { name: "Send", exact: true }),
    stop: page.getByRole("button", { name: "Stop the answer" }),
    questions: page.getByRole("article", { name: /^You,/ }),
    answers: page.getByRole("article", { name: /^Hearth,/ }),
    list: page.getByRole("navigation", { name: "Your conversations" }),
    model: page.getByRole("button", { name: /^Model:/ }),
  };
}

/** Asks and waits for the whole answer, which its figures mark. */
export async function ask(page: Page, question: string): Promise<void> {
  const { composer, answers, stop } = partsOf(page);
  await composer.fill(question);
  await composer.press("Enter");
  await expect(composer).toHaveValue("");
  await expect(answers.last().getByText(/first token/)).toBeVisible();
  await expect(stop).toBeHidden();
}

/** Chooses the model the next message goes to and waits until it is loaded. */
export async function chooseModel(page: Page, name: string): Promise<void> {
  const { model } = partsOf(page);
  await model.click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${name}`) }).click();
  await expect(model).toHaveAccessibleName(`Model: ${name} ready`);
}

export { expect } from "@playwright/test";
