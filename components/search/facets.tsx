"use client";

import { useId } from "react";
import type { LibrarySearch } from "#lib/protocol";
import type { FacetName, PassageFilters } from "../data/use-passages.ts";
import { languageName } from "../library/book-words.ts";
import { count } from "../text/amounts.ts";
import { facetNames } from "./search-wish.ts";

const titles: Readonly<Record<FacetName, string>> = {
  document: "Book",
  creator: "Author",
  language: "Language",
  folder: "Folder",
  tag: "Tag",
};

/** Values shown of each; the others are reached by more words. */
const mostValues = 8;

interface FacetsProps {
  readonly facets: LibrarySearch["facets"];
  readonly filters: PassageFilters;
  readonly onToggle: (name: FacetName, value: string) => void;
}

/** How what was found is spread, each value to be chosen. What is chosen stays to be taken back. */
export function Facets({ facets, filters, onToggle }: FacetsProps) {
  return facetNames.map((name) => {
    const values = valuesOf(name, facets[name], filters[name] ?? []);
    if (values.length === 0) return null;
    return (
      <fieldset key={name} className="mb-5 min-w-0">
        <legend className="mb-1 text-tiny font-semibold text-quiet">{titles[name]}</legend>
        {values.map((value) => (
          <Value key={value.value} {...value} onToggle={() => onToggle(name, value.value)} />
        ))}
      </fieldset>
    );
  });
}

interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** Undefined where what is chosen finds nothing. */
  readonly count: number | undefined;
  readonly isChosen: boolean;
}

function valuesOf(
  name: FacetName,
  facet: LibrarySearch["facets"][FacetName],
  chosen: readonly string[],
): readonly FacetValue[] {
  const shown = facet.filter(({ value }, place) => place < mostValues || chosen.includes(value));
  const missing = chosen.filter((value) => !facet.some((one) => one.value === value));
  // A single value that is not chosen would narrow nothing down.
  if (chosen.length === 0 && facet.length < 2) return [];
  return [
    ...shown.map(({ value, label, count: found }) => ({
      value,
      label: labelOf(name, { value, label }),
      count: found,
      isChosen: chosen.includes(value),
    })),
    ...missing.map((value) => ({
      value,
      label:
        name === "document" ? "A book without a match" : labelOf(name, { value, label: value }),
      count: undefined,
      isChosen: true,
    })),
  ];
}

function labelOf(name: FacetName, { value, label }: { value: string; label: string }): string {
  if (name === "language") return languageName(value);
  return label === "" ? "At the top" : label;
}

function Value({ label, count: found, isChosen, onToggle }: FacetValue & { onToggle: () => void }) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-1 text-small hover:bg-sunken pointer-coarse:min-h-11"
    >
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        onChange={onToggle}
        className="size-4 shrink-0 accent-ember"
      />
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {label}
      </span>
      {found !== undefined && <span className="text-tiny text-quiet">{count(found)}</span>}
    </label>
  );
}
