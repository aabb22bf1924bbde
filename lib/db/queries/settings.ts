import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { shortcutSettingsSchema, type ShortcutSettings } from "#lib/protocol";
import { settings } from "../schema/settings.ts";
import type { Session } from "./session.ts";

interface SettingValues {
  readonly "default-model": string;
  readonly shortcuts: ShortcutSettings;
}

type SettingName = keyof SettingValues;

/** Every setting there is, with what it may hold. */
const settingSchemas: { readonly [Name in SettingName]: z.ZodType<SettingValues[Name]> } = {
  "default-model": z.string(),
  shortcuts: shortcutSettingsSchema,
};

/** What the house remembers of its own choices. */
export class SettingQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Undefined when it was never set, or holds what this release cannot read. */
  async find<Name extends SettingName>(name: Name): Promise<SettingValues[Name] | undefined> {
    const rows = await this.#session.select().from(settings).where(eq(settings.name, name));
    return settingSchemas[name].safeParse(rows[0]?.value).data;
  }

  async set<Name extends SettingName>(name: Name, value: SettingValues[Name]): Promise<void> {
    await this.#session
      .insert(settings)
      .values({ name, value })
      .onConflictDoUpdate({
        target: settings.name,
        set: { value, updatedAt: sql`clock_timestamp()` },
      });
  }
}
