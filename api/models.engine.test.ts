import { afterAll, beforeAll, expect, test } from "vitest";
import { modelsViewSchema, type ModelsView } from "#lib/protocol";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { OwnApi } from "../tests/support/own-api.ts";

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Yes." }, other: { text: "No." } },
    env: { HEARTH_CONTEXT: "256" },
  });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

async function view(): Promise<ModelsView> {
  return modelsViewSchema.parse((await api.ask("GET", "/api/models")).body);
}

/** Listens until the models are as wished. */
async function seen(wish: (view: ModelsView) => boolean): Promise<ModelsView> {
  for await (const { item } of api.listen()) {
    if (item.type === "engine.changed" && wish(item.view)) return item.view;
  }
  throw new Error("The stream of a tab does not end by itself.");
}

test("the models on disk and those to be had are listed", async () => {
  const { installed, catalog, engine } = await view();

  expect(installed.map(({ id }) => id)).toEqual(expect.arrayContaining(["brief", "other"]));
  expect(catalog.length).toBeGreaterThan(3);
  expect(engine.state).toBe("empty");
});

test("a model is loaded and unloaded, and whoever watches sees both", async () => {
  const loaded = seen(({ engine }) => engine.state === "ready" && engine.modelId === "other");
  const ready = await api.ask("POST", "/api/models/other/load");
  const shown = await loaded;
  const unloaded = seen(({ engine }) => engine.state === "empty");
  const empty = await api.ask("POST", "/api/models/unload");
  await unloaded;

  expect(ready).toMatchObject({ status: 200, body: { state: "ready", modelId: "other" } });
  expect(shown.engine.contextSize).toBe(256);
  expect(empty).toMatchObject({ status: 200, body: { state: "empty", modelId: null } });
});

test("the chosen default model is kept and shown at once", async () => {
  const before = await view();
  const wanted = before.defaultModelId === "brief" ? "other" : "brief";
  const shown = seen(({ defaultModelId }) => defaultModelId === wanted);

  const reply = await api.ask("PUT", "/api/settings/default-model", { modelId: wanted });

  expect(reply.status).toBe(204);
  expect((await shown).defaultModelId).toBe(wanted);
});

test("keys are bound differently, kept, and told to every tab", async () => {
  const path = "/api/settings/shortcuts";
  const bindings = { "new-chat": "Mod+J", search: null };
  const lists: string[] = [];

  for await (const { item } of api.listen()) {
    // The models come first, and by then everything else is listened to.
    if (item.type === "engine.changed") await api.ask("PUT", path, { bindings });
    if (item.type !== "list.changed") continue;
    lists.push(item.list);
    break;
  }

  expect(lists).toEqual(["settings"]);
  expect(await api.ask("GET", path)).toEqual({ status: 200, body: { bindings } });
});

test("keys that are none, and too many of them, are refused", async () => {
  const path = "/api/settings/shortcuts";
  const before = await api.ask("GET", path);
  const letters = "abcdefghijklmnopqrstuvwxyz-";
  const many = Array.from({ length: 101 }, (_, index) => {
    return [`${letters[index % 26]}${letters[Math.floor(index / 26)]}`, "K"];
  });
  const refused = [
    { bindings: { "New chat": "Mod+J" } },
    { bindings: { search: 7 } },
    { bindings: { search: "x".repeat(41) } },
    { bindings: Object.fromEntries(many) },
    { bindings: {}, theme: "night" },
  ];

  const replies = await Promise.all(refused.map((body) => api.ask("PUT", path, body)));

  expect(replies.map(({ status }) => status)).toEqual(refused.map(() => 400));
  expect(await api.ask("GET", path)).toEqual(before);
});

test("what no model can do is refused in a sentence", async () => {
  const vectors = (await view()).installed.find(({ kind }) => kind === "embedding");
  if (vectors === undefined) throw new Error("An embedding model ships with Hearth.");
  const choice = "/api/settings/default-model";

  const replies = await Promise.all([
    api.ask("POST", "/api/models/nobody/load"),
    api.ask("POST", `/api/models/${vectors.id}/load`),
    api.ask("POST", "/api/models/nobody/download"),
    api.ask("DELETE", "/api/models/nobody"),
    api.ask("DELETE", `/api/models/${vectors.id}`),
    api.ask("PUT", choice, { modelId: "nobody" }),
    api.ask("PUT", choice, { modelId: vectors.id }),
    api.ask("PUT", choice, { modelId: "brief", cost: 0 }),
  ]);

  expect(replies.map(({ status }) => status)).toEqual([404, 400, 404, 404, 403, 404, 400, 400]);
});

test("a model that is in memory is taken out and deleted", async () => {
  await api.ask("POST", "/api/models/other/load");

  const reply = await api.ask("DELETE", "/api/models/other");
  const { installed, engine } = await view();

  expect(reply.status).toBe(204);
  expect(installed.map(({ id }) => id)).not.toContain("other");
  expect(engine.modelId).not.toBe("other");
});

test("the environment's default model wins, and choosing another says so", async () => {
  await using strict = await openHouse({
    models: { brief: { text: "Yes." }, other: { text: "No." } },
    env: { HEARTH_MODEL: "other" },
  });
  const strictApi = new OwnApi(strict.url);

  const shown = modelsViewSchema.parse((await strictApi.ask("GET", "/api/models")).body);
  const reply = await strictApi.ask("PUT", "/api/settings/default-model", { modelId: "brief" });

  expect(shown.defaultModelId).toBe("other");
  expect(reply).toMatchObject({ status: 409, body: { code: "conflict" } });
});
