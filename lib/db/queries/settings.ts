import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { shortcutSettingsSchema, type ShortcutSettings } from "#lib/protocol";
import {
  indexerStatusSchema,
  libraryVectorsSchema,
  type IndexerStatus,
  type LibraryVectors,
} from "../library-line.ts";
import { settings } from "../schema/settings.ts";
import type { Session } from "./session.ts";

interface SettingValues {
  readonly "default-model": string;
  readonly shortcuts: ShortcutSettings;
  /** Set by people. */
  readonly "library-paused": boolean;
  /** Set by the indexer. */
  readonly "library-status": IndexerStatus;
  /** By the path of each watched folder: which folder of which disk it was. Set by the indexer. */
  readonly "library-folders": Record<string, string>;
  /** Absent until the first passages are embedded. Set by the indexer. */
  readonly "library-vectors": LibraryVectors;
}

type SettingName = keyof SettingValues;

/** Every setting there is, with what it may hold. */
const settingSchemas: { readonly [Name in SettingName]: z.ZodType<SettingValues[Name]> } = {
  "default-model": z.string(),
  shortcuts: shortcutSettingsSchema,
  "library-paused": z.boolean(),
  "library-status": indexerStatusSchema,
  "library-folders": z.record(z.string(), z.string()),
  "library-vectors": libraryVectorsSchema,
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
