import type { Client } from "pg";

/** The first half of the lock's name; any number, as long as every release of Hearth uses the same. */
const claimClass = 487_021_555;

export interface ClaimOptions {
  /** What is claimed: the same number for everyone who wants it. */
  readonly number: number;
  /** Somebody else has it; the claim goes on waiting. */
  readonly onWait: () => void;
  readonly signal: AbortSignal;
}

/** What only one process has at a time, for as long as it holds the connection that is kept for it. */
export interface Claim extends AsyncDisposable {
  /** Aborts when the connection broke: somebody else may have it from then on. */
  readonly lost: AbortSignal;
}

/** Waits until nobody else has it. @throws the signal's reason when aborted */
export async function openClaim(
  openClient: () => Client,
  { number, onWait, signal }: ClaimOptions,
): Promise<Claim> {
  signal.throwIfAborted();
  const client = openClient();
  const giveUp = () => void client.end();
  signal.addEventListener("abort", giveUp);
  const lost = new AbortController();
  try {
    await client.connect();
    client.on("end", () => lost.abort(new Error("The line to the database broke.")));
    const { rows } = await client.query<{ isMine: boolean }>(
      'select pg_try_advisory_lock($1::int, $2::int) as "isMine"',
      [claimClass, number],
    );
    if (rows[0]?.isMine !== true) {
      onWait();
      await client.query("select pg_advisory_lock($1::int, $2::int)", [claimClass, number]);
    }
    signal.throwIfAborted();
  } catch (error) {
    await client.end();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
  return { lost: lost.signal, [Symbol.asyncDispose]: () => client.end() };
}
