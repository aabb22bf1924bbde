import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import type { Network } from "#lib/network";
import { SourceFailure } from "./transfer.ts";

const distSchema = z.object({
  tarball: z.url({ protocol: /^https?$/ }),
  integrity: z.string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/),
});

export type Tarball = z.infer<typeof distSchema>;

const run = promisify(execFile);
const timeoutMs = 60_000;

/**
 * Asks the npm client where a package's tarball lies: it knows which registry this machine uses,
 * which we neither know nor name.
 */
export async function askNpm(
  packageVersion: string,
  { network, signal }: { readonly network: Network; readonly signal: AbortSignal },
): Promise<Tarball> {
  // The client is another process, which our own guard on connections does not see.
  if (network.offline) {
    throw new SourceFailure("Hearth is offline by choice and did not ask the npm client.");
  }
  let answer: string;
  try {
    const { stdout } = await run("npm", ["view", packageVersion, "dist", "--json"], {
      signal,
      timeout: timeoutMs,
      // On Windows npm is a script, which only a shell can start; the argument has passed the catalog's schema.
      shell: process.platform === "win32",
    });
    answer = stdout;
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new SourceFailure(reasonOf(packageVersion, cause), { cause });
  }
  const result = distSchema.safeParse(parseJson(answer));
  if (result.success) return result.data;
  throw new SourceFailure(`The npm client knows no tarball with a SHA-512 of ${packageVersion}.`);
}

function reasonOf(packageVersion: string, cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT") return "The npm client is not installed here.";
  const { stderr } = z.object({ stderr: z.string() }).catch({ stderr: "" }).parse(cause);
  const npmCode = /^npm error code (\w+)/m.exec(stderr)?.[1];
  return `The npm client could not find ${packageVersion}${npmCode === undefined ? "" : ` (${npmCode})`}.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
