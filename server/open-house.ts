import type { Server } from "node:http";
import { join } from "node:path";
import type { ServerEnv } from "#lib/env";
import type { Log } from "#lib/log";
import { openRuntime, shutDown, type Runtime } from "#lib/runtime";
import { buildPages } from "./build-pages.ts";
import { lockData } from "./data-lock.ts";
import { hangUp, stopAccepting } from "./house-server.ts";
import { openIndexerProcess } from "./indexer-process.ts";
import { listen } from "./listen.ts";
import { loopbackAddresses } from "./loopback.ts";
import { serveHttp } from "./open-http.ts";
import { openPages, type Pages } from "./open-pages.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import type { Voice } from "./voice.ts";

export interface HouseOptions {
  readonly env: ServerEnv;
  readonly log: Log;
  readonly root: string;
  readonly isDev: boolean;
  readonly voice: Voice;
  /** Ends the opening between two steps. */
  readonly signal: AbortSignal;
}

/** A Hearth that serves. Disposing of it closes everything in order. */
export interface House extends AsyncDisposable {
  readonly url: string;
  readonly runtime: Runtime;
  /** True when the usual port was taken by another program. */
  readonly hasMoved: boolean;
}

/**
 * Opens the whole house: lock, port, database, pages, runtime, doors. What fails early is cheap:
 * a wrong HOST, a taken port or a second Hearth are told before anything is started.
 *
 * @throws StartError with a sentence for the host; what was open by then is closed.
 */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { env, isDev } = options;
  const addresses = loopbackAddresses(env.HOST);
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(await lockData(env.DATA_DIR));
  const { servers, port, hasMoved } = await listen(addresses, env.PORT);
  opened.defer(() => closeServers(servers));

  const [pages, runtime] = await together(
    (signal) => [
      openHousePages(opened, { ...options, signal }, port),
      openHouseRuntime(opened, { ...options, signal }),
    ],
    options.signal,
  );
  serveHttp(servers, { runtime, pages, isDev, addresses, port });
  opened.defer(() =>
    shutDown(runtime, {
      stopAccepting: () => stopAccepting(servers),
      hangUp: () => hangUp(servers),
    }),
  );
  const url = `http://localhost:${port}`;
  await lock.announce(url);

  const closing = opened.move();
  return { url, runtime, hasMoved, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

async function openHousePages(
  opened: AsyncDisposableStack,
  { root, isDev, voice, signal }: HouseOptions,
  port: number,
): Promise<Pages> {
  if (!isDev) await buildPages({ root, say: voice.progress, signal });
  signal.throwIfAborted();
  return opened.use(await openPages({ root, isDev, port }));
}

async function openHouseRuntime(
  opened: AsyncDisposableStack,
  { env, log, root, voice, signal }: HouseOptions,
): Promise<Runtime> {
  const databaseUrl = env.DATABASE_URL ?? (await openOwnPostgres(opened, env, voice));
  signal.throwIfAborted();
  const runtime = opened.use(await openRuntime({ env, databaseUrl, log, root }));
  // It ends first: what it was doing is found by the next one, and nothing here waits for it.
  if (env.HEARTH_INDEXER) opened.use(openIndexerProcess({ env, databaseUrl, log }));
  return runtime;
}

async function openOwnPostgres(
  opened: AsyncDisposableStack,
  env: ServerEnv,
  voice: Voice,
): Promise<string> {
  const dir = join(env.DATA_DIR, "postgres");
  return opened.use(await openPostgres({ dir, onProgress: voice.progress })).url;
}

/** Both run at once; when one fails the other is broken off, and has ended when this does. */
async function together<One, Other>(
  begin: (signal: AbortSignal) => [Promise<One>, Promise<Other>],
  stop: AbortSignal,
): Promise<[One, Other]> {
  const failure = new AbortController();
  const both = begin(AbortSignal.any([stop, failure.signal]));
  try {
    return await Promise.all(both);
  } catch (error) {
    failure.abort();
    await Promise.allSettled(both);
    throw error;
  }
}

async function closeServers(servers: readonly Server[]): Promise<void> {
  stopAccepting(servers);
  hangUp(servers);
}
