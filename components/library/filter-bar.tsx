"use client";

import { CopyCheck, LayoutGrid, List, ListFilter } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import type { BookFacets, BookFilter, BookOrder } from "./arrange-books.ts";
import type { ShelfView } from "./book-shelf.tsx";
import { languageName, stateNames } from "./book-words.ts";

interface FilterBarProps {
  readonly filter: BookFilter;
  readonly onFilter: (filter: BookFilter) => void;
  readonly facets: BookFacets;
  readonly order: BookOrder;
  readonly onOrder: (order: BookOrder) => void;
  readonly view: ShelfView;
  readonly onView: (view: ShelfView) => void;
  readonly isSelecting: boolean;
  readonly onSelect: () => void;
}

/** Which books are shown, in which order, and how. */
export function FilterBar(props: FilterBarProps) {
  const { filter, onFilter, order, onOrder, view, onView, isSelecting, onSelect } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <search className="flex flex-wrap items-center gap-2">
      <input
        type="search"
        aria-label="Filter the books"
        placeholder="Filter by title, author, tag"
        dir="auto"
        maxLength={200}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        className="min-h-9 min-w-0 flex-1 basis-52 rounded-control border border-edge bg-ground px-3 pointer-coarse:min-h-11"
      />
      <Button
        look="plain"
        aria-expanded={isOpen}
        className="sm:hidden"
        onClick={() => setOpen(!isOpen)}
      >
        <ListFilter aria-hidden="true" size={16} strokeWidth={1.75} />
        Filters
      </Button>
      <div className={isOpen ? "contents" : "contents max-sm:hidden"}>
        <Facets {...props} />
      </div>
      <Choice
        label="Order"
        value={order}
        onChoose={(value) => onOrder(value === "title" || value === "creator" ? value : "added")}
      >
        <option value="added">Latest first</option>
        <option value="title">By title</option>
        <option value="creator">By author</option>
      </Choice>
      <Looks {...{ view, onView, isSelecting, onSelect }} />
    </search>
  );
}

type LooksProps = Pick<FilterBarProps, "view" | "onView" | "isSelecting" | "onSelect">;

/** How books are shown, and the way to choose among them. */
function Looks({ view, onView, isSelecting, onSelect }: LooksProps) {
  return (
    <span className="flex">
      <IconButton
        icon={LayoutGrid}
        label="Show covers"
        aria-pressed={view === "grid"}
        className="aria-pressed:bg-sunken aria-pressed:text-ink"
        onClick={() => onView("grid")}
      />
      <IconButton
        icon={List}
        label="Show a list"
        aria-pressed={view === "list"}
        className="aria-pressed:bg-sunken aria-pressed:text-ink"
        onClick={() => onView("list")}
      />
      <IconButton
        icon={CopyCheck}
        label="Select several books"
        aria-pressed={isSelecting}
        className="aria-pressed:bg-sunken aria-pressed:text-ink"
        onClick={onSelect}
      />
    </span>
  );
}

function Facets({ filter, onFilter, facets }: FilterBarProps) {
  const facet = (
    name: "state" | "language" | "creator" | "folder" | "tag",
    label: string,
    values: readonly { value: string; name: string }[],
  ) =>
    (values.length > 1 || filter[name] !== undefined) && (
      <Choice
        label={label}
        value={filter[name] ?? ""}
        onChoose={(value) => onFilter({ ...filter, [name]: value === "" ? undefined : value })}
      >
        <option value="">{label}: any</option>
        {values.map(({ value, name: shown }) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </Choice>
    );
  const plain = (values: readonly string[]) => values.map((value) => ({ value, name: value }));
  return (
    <>
      {facet(
        "state",
        "State",
        facets.states.map((value) => ({ value, name: stateNames[value] })),
      )}
      {facet(
        "language",
        "Language",
        facets.languages.map((value) => ({ value, name: languageName(value) })),
      )}
      {facet("creator", "Author", plain(facets.creators))}
      {facet("folder", "Folder", plain(facets.folders))}
      {facet("tag", "Tag", plain(facets.tags))}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className="min-h-9 max-w-44 min-w-0 rounded-control border border-edge/60 bg-raised px-2 text-small pointer-coarse:min-h-11"
    >
      {children}
    </select>
  );
}
