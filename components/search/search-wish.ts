import type { FacetName, PassageFilters } from "../data/use-passages.ts";

export const facetNames: readonly FacetName[] = [
  "document",
  "creator",
  "language",
  "folder",
  "tag",
];

export const wheres = ["all", "books", "chats"] as const;

export type Where = (typeof wheres)[number];

/** What the search page looks for. */
export interface SearchWish {
  readonly text: string;
  readonly where: Where;
  readonly filters: PassageFilters;
}

/** The wish that an address holds; what it does not know it passes over. */
export function wishIn(query: URLSearchParams): SearchWish {
  const filters: PassageFilters = Object.fromEntries(
    facetNames.flatMap((name) => {
      const values = query.getAll(name);
      return values.length === 0 ? [] : [[name, values]];
    }),
  );
  const where = wheres.find((one) => one === query.get("in")) ?? "all";
  return { text: query.get("q") ?? "", where, filters };
}

/** The address of a wish. */
export function pathOf({ text, where, filters }: SearchWish): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("q", text);
  if (where !== "all") query.set("in", where);
  for (const name of facetNames) {
    for (const value of filters[name] ?? []) query.append(name, value);
  }
  return query.size === 0 ? "/search" : `/search?${query.toString()}`;
}

/** The filters with a value switched on, or off where it was on. */
export function withToggled(
  filters: PassageFilters,
  name: FacetName,
  value: string,
): PassageFilters {
  const before = filters[name] ?? [];
  const values = before.includes(value)
    ? before.filter((one) => one !== value)
    : [...before, value];
  const { [name]: _former, ...others } = filters;
  return values.length === 0 ? others : { ...others, [name]: values };
}

export function filtersCount(filters: PassageFilters): number {
  return facetNames.reduce((sum, name) => sum + (filters[name]?.length ?? 0), 0);
}
