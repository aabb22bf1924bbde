import { AppError } from "#lib/errors";
import type { Network } from "#lib/network";
import type { CatalogEntry, Source } from "./catalog/catalog-schema.ts";
import { askNpm } from "./download/ask-npm.ts";
import { findSourceFile } from "./download/from-file.ts";
import { huggingFaceAddress } from "./download/from-hugging-face.ts";
import { SourceFailure } from "./download/transfer.ts";

export interface ProbeOptions {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly shippedDir: string | undefined;
  readonly huggingFaceUrl: string;
  readonly log: { info(facts: object, message: string): void };
}

/** Long enough for a slow line, short enough that ten dead hosts do not look like a hang. */
const probeMs = 5000;

/** The first of the models that some source would give now. A host that is dead for one is dead for all. */
export async function findReachable(
  entries: readonly CatalogEntry[],
  options: ProbeOptions,
): Promise<CatalogEntry | undefined> {
  const deadHosts = new Map<string, string>();
  for (const entry of entries) {
    for (const source of entry.sources) {
      const problem = await probe(source, deadHosts, options);
      if (problem === undefined) return entry;
      options.signal.throwIfAborted();
      options.log.info(
        { model: entry.id, source: source.type, problem },
        "model source unreachable",
      );
    }
  }
  return undefined;
}

/** What is wrong with a source in a sentence; undefined when it answers. */
async function probe(
  source: Source,
  deadHosts: Map<string, string>,
  options: ProbeOptions,
): Promise<string | undefined> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(probeMs)]);
  if (source.type === "file") {
    const path = await findSourceFile(source, options.shippedDir);
    return path === undefined ? "There is no such file on this machine." : undefined;
  }
  try {
    const url = await addressOf(source, { ...options, signal });
    const { host } = new URL(url);
    const known = deadHosts.get(host);
    if (known !== undefined) return known;
    const problem = await ask(url, { ...options, signal });
    if (problem?.hostIsDead === true) deadHosts.set(host, problem.sentence);
    return problem?.sentence;
  } catch (error) {
    return error instanceof SourceFailure ? error.message : "It did not answer in time.";
  }
}

async function addressOf(
  source: Exclude<Source, { type: "file" }>,
  options: ProbeOptions,
): Promise<string> {
  if (source.type === "hf") return huggingFaceAddress(source, options.huggingFaceUrl);
  if (source.type === "https") return source.url;
  const [first = ""] = source.parts;
  return (await askNpm(first, options)).tarball;
}

async function ask(url: string, { network, signal }: ProbeOptions) {
  try {
    const { ok, status } = await network.fetch(url, {
      purpose: "model search",
      method: "HEAD",
      signal,
    });
    return ok
      ? undefined
      : { sentence: `The server answered with status ${status}.`, hostIsDead: false };
  } catch (error) {
    const sentence = AppError.is(error) ? error.message : "The server did not answer in time.";
    return { sentence, hostIsDead: true };
  }
}
