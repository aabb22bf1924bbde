import type { CatalogModel, InstalledModel } from "#lib/protocol";

export interface DefaultModelFacts {
  readonly installed: readonly InstalledModel[];
  /** Best for this machine first. */
  readonly catalog: readonly CatalogModel[];
  /** What the environment asks for; it wins over everything, as settings from there always do. */
  readonly environment: string | undefined;
  /** What the person chose last. */
  readonly chosen: string | undefined;
  /** What is in memory now. */
  readonly loaded: string | undefined;
}

/** The model that a new message goes to; undefined without any usable chat model. */
export function pickDefaultModel(facts: DefaultModelFacts): string | undefined {
  const { installed, catalog, environment, chosen, loaded } = facts;
  const usable = installed.filter(({ kind, problem }) => kind === "chat" && problem === null);
  const fitting = catalog.filter(({ fits }) => fits).map(({ id }) => id);
  // A file nobody described is taken for what the person just put there.
  const newestFirst = usable.toSorted((one, other) => other.createdAt - one.createdAt);
  const wishes = [environment, chosen, loaded, ...fitting, ...newestFirst.map(({ id }) => id)];
  return wishes.find((id) => usable.some((model) => model.id === id));
}
