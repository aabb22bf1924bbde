import { AppError } from "#lib/errors";
import { modelChoiceSchema, shortcutSettingsSchema } from "#lib/protocol";
import { nothing, ok } from "./answer.ts";
import { example } from "./example.ts";
import { requireChatModel } from "./require-chat-model.ts";
import { route, type Route } from "./route.ts";

/** What the house remembers of its own choices. */
export const settingRoutes: readonly Route[] = [
  route({
    method: "PUT",
    path: "/api/settings/default-model",
    name: "chooseDefaultModel",
    summary: "Choose the model that new messages go to",
    body: modelChoiceSchema,
    answer: nothing,
    refusals: ["not-found", "conflict"],
    example: { body: { modelId: example.model } },
    handle: async ({ env, models, db, feed }, { body: { modelId } }) => {
      if (env.HEARTH_MODEL !== undefined && env.HEARTH_MODEL !== modelId) throw setOutside();
      await requireChatModel(models, modelId);
      await db.settings.set("default-model", modelId);
      feed.changed();
    },
  }),
  route({
    method: "GET",
    path: "/api/settings/shortcuts",
    name: "readShortcuts",
    summary: "Read the keys that were changed",
    answer: ok(shortcutSettingsSchema),
    example: {},
    handle: async ({ db }) => (await db.settings.find("shortcuts")) ?? { bindings: {} },
  }),
  route({
    method: "PUT",
    path: "/api/settings/shortcuts",
    name: "changeShortcuts",
    summary: "Replace the keys that were changed",
    remarks: "An action that is not named has its usual keys; null means none.",
    body: shortcutSettingsSchema,
    answer: ok(shortcutSettingsSchema),
    example: { body: { bindings: { "new-chat": "Mod+Shift+O" } } },
    handle: async ({ db, events }, { body }) => {
      await db.settings.set("shortcuts", body);
      events.tell({ type: "list.changed", list: "settings" });
      return body;
    },
  }),
];

function setOutside(): AppError {
  return new AppError(
    "conflict",
    "HEARTH_MODEL in the environment decides the default model. Change it there, or remove it.",
  );
}
