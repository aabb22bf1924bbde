"use client";

import { useMemo, useState } from "react";
import { z } from "zod";
import type { LibraryDocument } from "#lib/protocol";
import { keptChoice } from "../data/kept-choice.ts";
import { arrangeBooks, bookOrders, facetsOf, noFilter } from "./arrange-books.ts";

const useView = keptChoice("hearth-library-view", z.enum(["grid", "list"]), "grid");
const useOrder = keptChoice("hearth-library-order", z.enum(bookOrders), "added");

/** Which books are shown and how. Order and view are remembered, a filter is not. */
export function useShownBooks(documents: readonly LibraryDocument[]) {
  const [filter, setFilter] = useState(noFilter);
  const [view, setView] = useView();
  const [order, setOrder] = useOrder();
  const facets = useMemo(() => facetsOf(documents), [documents]);
  const books = useMemo(() => arrangeBooks(documents, filter, order), [documents, filter, order]);
  return {
    books,
    showAll: () => setFilter(noFilter),
    shown: { filter, view, order, facets, onFilter: setFilter, onView: setView, onOrder: setOrder },
  };
}
