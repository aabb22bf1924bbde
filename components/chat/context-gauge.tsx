import type { Figures } from "#lib/protocol";
import { count } from "../text/amounts.ts";

/** How much of what the model can hold at once this conversation has taken up. */
export function ContextGauge({ figures }: { figures: Figures }) {
  const used = figures.promptTokens + figures.completionTokens;
  const share = Math.min(used / figures.contextSize, 1);
  return (
    <p
      className="ml-auto flex items-center gap-2"
      title="What the model holds of this conversation"
    >
      <svg viewBox="0 0 20 20" className="size-4 -rotate-90" aria-hidden="true">
        <circle cx="10" cy="10" r="7" className="fill-none stroke-line stroke-3" />
        <circle
          cx="10"
          cy="10"
          r="7"
          pathLength={100}
          strokeDasharray={`${share * 100} 100`}
          className={
            share > 0.85 ? "fill-none stroke-alarm stroke-3" : "fill-none stroke-moss stroke-3"
          }
        />
      </svg>
      <span>
        {count(used)} of {count(figures.contextSize)} tokens in use
      </span>
    </p>
  );
}
