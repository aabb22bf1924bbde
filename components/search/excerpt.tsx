import type { SearchHit } from "#lib/protocol";

/** A piece of a text with what matched marked in it. */
export function Excerpt({ pieces }: { pieces: SearchHit["excerpt"] }) {
  return (
    <span dir="auto">
      {pieces.map(({ text, isMatch }, index) =>
        isMatch ? (
          // Pieces have no name but their place, and are never moved.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={index} className="rounded-hair bg-ember/22 text-ink">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </span>
  );
}
