interface Goal {
  readonly section: number;
  readonly start: number;
  /** Absent where nothing is to be highlighted. */
  readonly end?: number | undefined;
}

/** The address of a place in a book. */
export function placePath(documentId: string, { section, start, end }: Goal): string {
  const query = new URLSearchParams({
    section: String(section),
    start: String(start),
    ...(end !== undefined && { end: String(end) }),
  });
  return `/library/${documentId}?${query}`;
}

/** The place an address asks for; undefined when it asks for none, or for none that can be. */
export function goalIn(query: Pick<URLSearchParams, "get">): Goal | undefined {
  const section = numberIn(query.get("section"));
  const start = numberIn(query.get("start")) ?? 0;
  const end = numberIn(query.get("end"));
  if (section === undefined) return undefined;
  return { section, start, end: end !== undefined && end > start ? end : undefined };
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
