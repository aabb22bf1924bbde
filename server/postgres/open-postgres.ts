import { resolve } from "node:path";
import { ensureCluster, findPassword, owner } from "./cluster.ts";
import { openHome, type Home } from "./home.ts";
import {
  findPostmaster,
  settlePostmaster,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from "./postmaster.ts";

/** `lib/db` makes it when it is not there yet. */
const databaseName = "hearth";

/** A Postgres may first have to replay what a crash left unwritten. */
const settleLimitMs = 60_000;
const guardEveryMs = 2_000;

export interface PostgresOptions {
  /** Everything of this Postgres lives below here. */
  readonly dir: string;
  /** Hears a sentence before each step that takes time. */
  readonly onProgress?: ((sentence: string) => void) | undefined;
}

/** A Postgres of our own on loopback. Disposing of it stops it, also when it was found running. */
export interface Postgres extends AsyncDisposable {
  /** Holds the password: for the driver, not for a log. */
  readonly url: string;
  readonly hasAttached: boolean;
  /** Changes when Postgres died and was started again, which happens by itself and on the same port. */
  readonly processId: () => number;
}

/**
 * Attaches to the Postgres that works below `dir`, or makes one and starts it. Heals what a crash
 * leaves: a stale pid file, an interrupted creation, a Postgres that no longer answers. Two at once
 * on one folder are not foreseen: the caller holds a lock.
 *
 * @throws StartError with a sentence for the host.
 */
export async function openPostgres({
  dir,
  onProgress = () => {},
}: PostgresOptions): Promise<Postgres> {
  const home = await openHome(resolve(dir));
  const attached = await attach(home);
  const password = attached?.password ?? (await ensureCluster(home, onProgress));
  const postmaster = attached?.postmaster ?? (await startPostmaster(home));
  const guard = guardPostmaster(home, postmaster);

  return {
    url: `postgres://${owner}:${password}@127.0.0.1:${postmaster.port}/${databaseName}`,
    hasAttached: attached !== undefined,
    processId: guard.processId,
    [Symbol.asyncDispose]: guard.stop,
  };
}

async function attach(home: Home) {
  const password = await findPassword(home);
  const found = await findPostmaster(home.cluster);
  if (found === undefined) return undefined;
  const postmaster = await settlePostmaster(home.cluster, settleLimitMs);
  if (postmaster !== undefined && password !== undefined) return { postmaster, password };
  await stopPostmaster(home.cluster, found.pid);
  return undefined;
}

/** Looks after a Postgres until it is stopped: one that was killed from outside is started again. */
function guardPostmaster(home: Home, first: Postmaster) {
  let pid = first.pid;
  let isStopping = false;
  let check = Promise.resolve();

  const revive = async () => {
    if (isStopping || (await findPostmaster(home.cluster)) !== undefined) return;
    pid = (await startPostmaster(home, first.port)).pid;
  };
  const timer = setInterval(() => {
    // A failed try leaves its reason in the log file of Postgres and is repeated at the next turn.
    check = check.then(revive).catch(() => {});
  }, guardEveryMs);
  timer.unref();

  return {
    processId: () => pid,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await check;
      await stopPostmaster(home.cluster, pid);
    },
  };
}
