import { AppError } from "#lib/errors";
import type { Network } from "#lib/network";
import type { CatalogModel } from "#lib/protocol";
import type { CatalogEntry } from "./catalog/catalog-schema.ts";
import { rank, reasonFor, type Ranked } from "./catalog/rank.ts";
import type { Machine } from "./contract.ts";
import { findReachable } from "./find-reachable.ts";
import type { FolderModel } from "./folder/open-folder.ts";

export interface ShopOptions {
  readonly catalog: readonly CatalogEntry[];
  readonly machine: Machine;
  readonly network: Network;
  readonly shippedDir: string | undefined;
  readonly huggingFaceUrl: string;
  readonly log: { info(facts: object, message: string): void };
}

interface Choice {
  readonly modelId: string;
  readonly why: string;
}

/** The catalog as one machine sees it: what is on offer, what suits, what can be had now. */
export function openShop(options: ShopOptions) {
  const { catalog, machine } = options;
  const ranked = rank(catalog, machine);
  const chatModels = ranked.filter(
    ({ entry, judgement }) => entry.kind === "chat" && judgement.fits,
  );
  const choose = (ranking: Ranked | undefined): Choice | undefined =>
    ranking && { modelId: ranking.entry.id, why: reasonFor(ranking, machine) };

  return {
    models: (present: readonly FolderModel[]) =>
      ranked.map((ranking) => toCatalogModel(ranking, present)),
    recommended: () => choose(chatModels[0]),
    async findReachable(signal: AbortSignal) {
      const entries = chatModels.map(({ entry }) => entry);
      const reachable = await findReachable(entries, { ...options, signal });
      return choose(chatModels.find(({ entry }) => entry === reachable));
    },
    requireEntry(modelId: string): CatalogEntry {
      const entry = catalog.find(({ id }) => id === modelId);
      if (entry !== undefined) return entry;
      throw new AppError("not-found", "There is no model of that name in the catalog.");
    },
  };
}

function toCatalogModel(
  { entry, judgement }: Ranked,
  present: readonly FolderModel[],
): CatalogModel {
  return {
    id: entry.id,
    title: entry.title,
    kind: entry.kind,
    summary: entry.summary,
    licence: entry.licence,
    parameters: entry.parameters,
    quantisation: entry.quantisation,
    sizeBytes: entry.sizeBytes,
    trainedContext: entry.trainedContext,
    memoryBytes: judgement.memoryBytes,
    installed: present.some(({ model }) => model.id === entry.id && model.problem === null),
    fits: judgement.fits,
    advice: judgement.advice,
  };
}
