import type { SearchHit } from "#lib/protocol";
import { day } from "../text/dates.ts";

/** Who said it and when, in a few words. */
export function HitFacts({ hit }: { hit: SearchHit }) {
  const who = hit.role === null ? "Title" : { user: "You", assistant: "Hearth" }[hit.role];
  return (
    <span className="shrink-0 text-tiny text-quiet">
      {who}, {day(hit.createdAt)}
      {hit.isArchived && ", archived"}
    </span>
  );
}
