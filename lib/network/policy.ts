import { AppError } from "#lib/errors";
import type { Reach } from "./reach.ts";

export interface Step {
  readonly host: string;
  readonly to: Reach;
  /** Where the redirect came from; undefined for the address that was asked for. */
  readonly from: Reach | undefined;
  readonly offline: boolean;
}

/**
 * Decides about one connection. A redirect may lead outwards or stay as near as it was, never to
 * another house or to this machine: otherwise a server far away could make us ask our own router.
 *
 * @throws AppError `not-allowed` with the reason.
 */
export function requireAllowed({ host, to, from, offline }: Step): void {
  if (offline && to !== "loopback") {
    throw new AppError(
      "not-allowed",
      `Hearth is offline by choice and did not connect to ${host}.`,
    );
  }
  if (to === "forbidden") {
    throw new AppError("not-allowed", `Hearth does not connect to the special address of ${host}.`);
  }
  if (from !== undefined && to !== "public" && to !== from) {
    throw new AppError(
      "not-allowed",
      `A redirect led to ${host}, which is inside a private network, and was not followed.`,
    );
  }
}
