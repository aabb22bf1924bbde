import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { createApi } from "../../api/app.ts";
import { readServerEnv } from "#lib/env";
import { openLog } from "#lib/log";
import { openRuntime } from "#lib/runtime";
import { databaseUrl } from "./database.ts";
import { writeTinyModel, type TinyModelOptions } from "./tiny-model.ts";

export interface HouseOptions {
  /** File names without `.gguf`, which are the models' ids. */
  readonly models: Readonly<Record<string, TinyModelOptions>>;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A whole Hearth without its pages, listening on a free loopback port: real Postgres, real engine,
 * tiny models. Disposing it closes everything in the order of the real one. `lines` holds the log.
 */
export async function openHouse({ models: tinyModels, env: variables = {} }: HouseOptions) {
  const closing = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), "hearth-house-"));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  const models = join(dir, "models");
  await mkdir(models);
  const { env } = readServerEnv({
    NODE_ENV: "test",
    HEARTH_THREADS: "1",
    HEARTH_GPU: "off",
    OFFLINE_MODE: "on",
    MODELS_DIR: models,
    DATA_DIR: join(dir, "data"),
    ...variables,
  });
  const lines: Record<string, unknown>[] = [];
  const log = openLog({
    level: "info",
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });

  await Promise.all(
    Object.entries(tinyModels).map(([id, options]) =>
      writeTinyModel(join(models, `${id}.gguf`), options),
    ),
  );
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const runtime = await openRuntime({ env, databaseUrl: databaseUrl(), log, root });
  closing.use(runtime);

  const api = createApi(runtime);
  const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...runtime,
    url: `http://127.0.0.1:${port}`,
    port,
    lines,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
