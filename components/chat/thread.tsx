"use client";

import { ArrowDown } from "lucide-react";
import { useEffect } from "react";
import { Answer } from "./answer.tsx";
import type { Step } from "./path.ts";
import { Question } from "./question.tsx";
import { useStickToEnd } from "./use-stick-to-end.ts";
import { useThreadKeys } from "./use-thread-keys.ts";

interface ThreadProps {
  readonly steps: readonly Step[];
}

/** The messages from the root to the shown leaf, kept at their end until the reader scrolls up. */
export function Thread({ steps }: ThreadProps) {
  const { box, content, onScroll, isAtEnd, scrollToEnd } = useStickToEnd();
  const lastQuestion = steps.findLast(({ message }) => message.role === "user")?.message.id;
  useEffect(scrollToEnd, [lastQuestion, scrollToEnd]);
  useThreadKeys(box, steps);
  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={box}
        onScroll={onScroll}
        aria-label="Messages"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by the keyboard.
        tabIndex={0}
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div ref={content} className="mx-auto max-w-thread px-4 pt-4 pb-10 sm:px-6">
          <ol className="space-y-6">
            {steps.map((step) => (
              <li key={step.message.parentId ?? "root"} className="group/row">
                {step.message.role === "user" ? <Question step={step} /> : <Answer step={step} />}
              </li>
            ))}
          </ol>
        </div>
      </section>
      <div className="pointer-events-none absolute inset-x-0 top-0 h-4 bg-linear-to-b from-ground to-transparent" />
      <div className="pointer-events-none absolute inset-x-0 bottom-0 h-6 bg-linear-to-t from-ground to-transparent" />
      {!isAtEnd && (
        <button
          type="button"
          onClick={scrollToEnd}
          className="absolute bottom-3 left-1/2 flex min-h-9 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full border border-edge/60 bg-raised px-4 text-small shadow-float hover:border-edge pointer-coarse:min-h-11"
        >
          <ArrowDown aria-hidden="true" size={15} className="text-ember" />
          Latest
        </button>
      )}
    </div>
  );
}
