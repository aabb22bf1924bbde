import type { ModelsView } from "#lib/protocol";
import { defaultModelId, type Runtime } from "#lib/runtime";

/** The models as the page shows them: on disk, to be had, on their way, and in memory. */
export async function modelsView(runtime: Runtime): Promise<ModelsView> {
  const { models, inference } = runtime;
  const [installed, catalog, defaultId] = await Promise.all([
    models.installed(),
    models.catalog(),
    defaultModelId(runtime),
  ]);
  return {
    installed: [...installed],
    catalog: [...catalog],
    recommended: models.recommended() ?? null,
    downloads: [...models.downloads()],
    engine: inference.status(),
    defaultModelId: defaultId ?? null,
  };
}
