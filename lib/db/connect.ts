import { setTimeout as wait } from "node:timers/promises";
import { Client, Pool } from "pg";

/** Long enough for a Postgres that starts beside us or recovers from a power cut. */
const patienceMs = 30_000;
const pauseMs = 100;

/** What a server says, or the network for it, while it is not up yet. */
const notYet = new Set([
  "57P03",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

const noSuchDatabase = "3D000";
const alreadyThere = new Set(["42P04", "23505"]);

/** Connections that are in use when a pool is closed are cut after this long. */
const closingLimitMs = 5_000;

export interface ConnectOptions {
  readonly connections: number;
  readonly signal?: AbortSignal | undefined;
}

/** A number of connections that are made when they are needed and made anew when they break. */
export interface Connections extends AsyncDisposable {
  readonly pool: Pool;
  /** Lets queries in flight end, for at most five seconds. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a pool, waiting up to half a minute for a server that is still starting, and makes the
 * database when the server has none of that name. As in libpq, `?host=/folder` in the address
 * names the folder of a Unix socket.
 *
 * @throws Error with one sentence that holds no password.
 */
export async function connect(url: string, options: ConnectOptions): Promise<Connections> {
  const deadline = performance.now() + patienceMs;
  try {
    return await connectBefore(deadline, url, options);
  } catch (cause) {
    if (codeOf(cause) !== noSuchDatabase) throw explained(url, cause);
  }
  try {
    await createDatabase(url);
    return await connectBefore(deadline, url, options);
  } catch (cause) {
    throw explained(url, cause);
  }
}

/** One connection of its own, not yet made. An end that nobody asked for is told by `end`, never thrown. */
export function openClient(url: string): Client {
  const client = new Client({ ...settings, connectionString: url });
  client.on("error", () => undefined);
  return client;
}

async function connectBefore(
  deadline: number,
  url: string,
  { connections, signal }: ConnectOptions,
): Promise<Connections> {
  const opened = openPool(url, connections);
  try {
    for (;;) {
      if (await answers(opened.pool, deadline)) return opened;
      await wait(pauseMs, undefined, { signal });
    }
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function answers(pool: Pool, deadline: number): Promise<boolean> {
  try {
    await pool.query("select 1");
    return true;
  } catch (error) {
    if (!notYet.has(codeOf(error)) || performance.now() > deadline) throw error;
    return false;
  }
}

/** Another process that makes the same database at the same time is no failure. */
async function createDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  const client = openClient(address.href);
  try {
    await client.connect();
    const quoted = client.escapeIdentifier(name);
    await client.query(`create database ${quoted} encoding 'UTF8' template template0`);
  } catch (error) {
    if (!alreadyThere.has(codeOf(error))) throw error;
  } finally {
    await client.end();
  }
}

const settings = {
  application_name: "hearth",
  keepAlive: true,
  connectionTimeoutMillis: patienceMs,
  // A process that is put to sleep in the middle must not keep a conversation locked for the others.
  idle_in_transaction_session_timeout: 60_000,
};

function openPool(url: string, connections: number): Connections {
  const options = { max: connections, idleTimeoutMillis: 0, maxLifetimeSeconds: 3_600 };
  const pool = new Pool({ ...settings, ...options, connectionString: url });
  const clients = new Set<{ end(): Promise<void> }>();
  // Whoever waits for a query is told by the query; nobody needs to hear it twice, or from the idle.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    clients.add(client);
    client.on("error", () => undefined);
  });
  pool.on("remove", (client) => clients.delete(client));

  const close = async () => {
    const limit = setTimeout(() => {
      for (const client of clients) void client.end();
    }, closingLimitMs);
    await pool.end();
    clearTimeout(limit);
  };
  return { pool, close, [Symbol.asyncDispose]: close };
}

/** A connection that ends before it says anything has no code: the server is going down or coming up. */
function codeOf(error: unknown): string {
  if (error instanceof Error && error.message.startsWith("Connection terminated"))
    return "ECONNRESET";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown";
}

function explained(url: string, cause: unknown): Error {
  const { host, pathname, username } = new URL(url);
  const code = codeOf(cause);
  if (code === "28P01" || code === "28000") {
    return new Error(
      `Postgres at ${host} does not let "${username}" in. Check the user and the password in DATABASE_URL.`,
      { cause },
    );
  }
  if (code === "42501") {
    return new Error(
      `Postgres at ${host} has no database "${pathname.slice(1)}", and "${username}" may not make one. Create it, or name another in DATABASE_URL.`,
      { cause },
    );
  }
  return new Error(
    `Postgres at ${host} could not be reached (${code}). Start it, or check DATABASE_URL.`,
    { cause },
  );
}
