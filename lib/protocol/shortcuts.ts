import { z } from "zod";

const maxBindings = 100;

/**
 * `GET` and `PUT /api/settings/shortcuts`: what this person has bound differently, action by
 * action; null switches an action off. The page knows the actions and the keys that exist and
 * leaves alone what it does not know.
 */
export const shortcutSettingsSchema = z.strictObject({
  bindings: z
    .record(z.string().regex(/^[a-z-]{1,40}$/), z.string().min(1).max(40).nullable())
    .refine((bindings) => Object.keys(bindings).length <= maxBindings, "Too many bindings."),
});

export type ShortcutSettings = z.infer<typeof shortcutSettingsSchema>;
