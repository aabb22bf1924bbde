import catalog from "./catalog.json" with { type: "json" };
import { catalogSchema, type CatalogEntry } from "./catalog-schema.ts";

/** The models Hearth knows where to find. Throws when the data file breaks its own schema. */
export function readCatalog(): readonly CatalogEntry[] {
  return catalogSchema.parse(catalog);
}
