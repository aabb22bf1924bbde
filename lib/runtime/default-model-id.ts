import { pickDefaultModel } from "#lib/chat";
import type { Runtime } from "./contract.ts";

/** The model that a new message goes to unless the person picks another; undefined without any. */
export async function defaultModelId(runtime: Runtime): Promise<string | undefined> {
  const { db, env, inference, models } = runtime;
  const [installed, catalog, chosen] = await Promise.all([
    models.installed(),
    models.catalog(),
    db.settings.find("default-model"),
  ]);
  return pickDefaultModel({
    installed,
    catalog,
    chosen,
    environment: env.HEARTH_MODEL,
    loaded: inference.status().modelId ?? undefined,
  });
}
