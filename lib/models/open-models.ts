import { rm } from "node:fs/promises";
import { AppError } from "#lib/errors";
import type { Network } from "#lib/network";
import type { CatalogEntry } from "./catalog/catalog-schema.ts";
import { readCatalog } from "./catalog/read-catalog.ts";
import type { Machine, Models } from "./contract.ts";
import { freeBytesOf, type FreeBytes } from "./download/disk-space.ts";
import { openDownloads } from "./download/open-downloads.ts";
import { openFolder, type Folder } from "./folder/open-folder.ts";
import { thisMachine } from "./machine.ts";
import { openNotifier } from "./notifier.ts";
import { openShop } from "./open-shop.ts";

export interface ModelsOptions {
  /** Where models are kept; made when it is missing. Downloads grow in `.downloads` inside it. */
  readonly dir: string;
  /** The models that came with Hearth: listed, never written to. */
  readonly shippedDir?: string | undefined;
  readonly network: Network;
  readonly log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  readonly machine?: Machine | undefined;
  readonly catalog?: readonly CatalogEntry[] | undefined;
  readonly freeBytes?: FreeBytes | undefined;
  /** Waits between tries of a source that broke off; as many tries as entries, and one. */
  readonly retryDelaysMs?: readonly number[] | undefined;
  /** A mirror that speaks as Hugging Face does. */
  readonly huggingFaceUrl?: string | undefined;
}

const notifyMs = 250;

export async function openModels(given: ModelsOptions): Promise<Models> {
  const notifier = openNotifier(notifyMs);
  const options = {
    ...given,
    shippedDir: given.shippedDir,
    machine: given.machine ?? thisMachine(),
    catalog: given.catalog ?? readCatalog(),
    freeBytes: given.freeBytes ?? freeBytesOf,
    retryDelaysMs: given.retryDelaysMs ?? [1000, 3000, 8000, 20_000],
    huggingFaceUrl: given.huggingFaceUrl ?? "https://huggingface.co",
    onChange: () => notifier.changed(),
  };
  const folder = await openFolder(options);
  const downloads = await openDownloads(options);
  const shop = openShop(options);

  return {
    installed: async () => (await folder.list()).map(({ model }) => model),
    find: (id) => findUsable(folder, id),
    catalog: async () => shop.models(await folder.list()),
    recommended: () => shop.recommended(),
    findReachable: (signal) => shop.findReachable(signal),
    download: (modelId) => downloads.begin(shop.requireEntry(modelId)),
    finished: (modelId) => downloads.finished(modelId),
    cancel: (modelId) => downloads.cancel(modelId),
    async remove(modelId) {
      await removeFiles(folder, modelId);
      downloads.forget(modelId);
      notifier.changed();
    },
    downloads: () => downloads.list(),
    onChange: (listener) => notifier.add(listener),
    async [Symbol.asyncDispose]() {
      await downloads[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
      notifier.close();
    },
  };
}

async function findUsable(folder: Folder, id: string) {
  const found = (await folder.list()).find(({ model }) => model.id === id);
  const path = found?.paths[0];
  if (found === undefined || path === undefined || found.model.problem !== null) return undefined;
  return { model: found.model, path };
}

async function removeFiles(folder: Folder, id: string): Promise<void> {
  const found = (await folder.list()).find(({ model }) => model.id === id);
  if (found === undefined) {
    throw new AppError("not-found", "There is no model of that name here.");
  }
  if (found.shipped) throw new AppError("not-allowed", "This model is part of Hearth and stays.");
  for (const path of found.paths) await rm(path, { force: true });
}
