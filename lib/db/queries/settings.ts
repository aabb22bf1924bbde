import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { settings } from "../schema/settings.ts";
import type { Session } from "./session.ts";

/** Every setting there is, with what it may hold. */
const settingSchemas = {
  "default-model": z.string(),
};

export type SettingName = keyof typeof settingSchemas;
export type SettingValue<Name extends SettingName> = z.infer<(typeof settingSchemas)[Name]>;

/** What the house remembers of its own choices. */
export class SettingQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Undefined when it was never set, or holds what this release cannot read. */
  async find<Name extends SettingName>(name: Name): Promise<SettingValue<Name> | undefined> {
    const rows = await this.#session.select().from(settings).where(eq(settings.name, name));
    return settingSchemas[name].safeParse(rows[0]?.value).data;
  }

  async set<Name extends SettingName>(name: Name, value: SettingValue<Name>): Promise<void> {
    await this.#session
      .insert(settings)
      .values({ name, value })
      .onConflictDoUpdate({
        target: settings.name,
        set: { value, updatedAt: sql`clock_timestamp()` },
      });
  }
}
