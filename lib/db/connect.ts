import { setTimeout as wait } from "node:timers/promises";
import postgres, { type Sql } from "postgres";

/** Long enough for a Postgres that starts beside us or recovers from a power cut. */
const patienceMs = 30_000;
const pauseMs = 100;

/** What a server says, or the network for it, while it is not up yet. */
const notYet = new Set([
  "57P03",
  "CONNECTION_CLOSED",
  "CONNECT_TIMEOUT",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "ENOTFOUND",
]);

const noSuchDatabase = "3D000";
const alreadyThere = new Set(["42P04", "23505"]);

export interface ConnectOptions {
  readonly connections: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens a pool, waiting up to half a minute for a server that is still starting, and makes the
 * database when the server has none of that name. As in libpq, `?host=/folder` in the address
 * names the folder of a Unix socket.
 *
 * @throws Error with one sentence that holds no password.
 */
export async function connect(url: string, options: ConnectOptions): Promise<Sql> {
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

export interface LineEvents {
  readonly onnotify: (channel: string, payload: string) => void;
  readonly onclose: () => void;
}

/** One connection that is never given up by itself, and that tells what it hears and when it ends. */
export function openLine(url: string, events: LineEvents): Sql {
  return openPool(new URL(url), 1, { ...events, idle_timeout: 0, max_lifetime: null });
}

async function connectBefore(
  deadline: number,
  url: string,
  { connections, signal }: ConnectOptions,
): Promise<Sql> {
  const client = openPool(new URL(url), connections);
  try {
    for (;;) {
      if (await answers(client, deadline)) return client;
      await wait(pauseMs, undefined, { signal });
    }
  } catch (error) {
    await client.end({ timeout: 0 });
    throw error;
  }
}

async function answers(client: Sql, deadline: number): Promise<boolean> {
  try {
    await client`select 1`;
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
  const client = openPool(address, 1);
  try {
    await client`create database ${client(name)} encoding 'UTF8' template template0`;
  } catch (error) {
    if (!alreadyThere.has(codeOf(error))) throw error;
  } finally {
    await client.end({ timeout: 5 });
  }
}

function openPool(url: URL, connections: number, more: object = {}): Sql {
  const address = new URL(url);
  const host = address.searchParams.get("host");
  address.searchParams.delete("host");
  return postgres(address.href, {
    ...(host !== null && { host }),
    max: connections,
    // Notices such as "relation already exists" would otherwise be printed on the console.
    onnotice: () => undefined,
    connection: { application_name: "hearth" },
    ...more,
  });
}

function codeOf(error: unknown): string {
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
