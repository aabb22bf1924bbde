"use client";

import { ChevronRight } from "lucide-react";
import { Markdown } from "../markdown/markdown.tsx";
import { Ember } from "../ui/ember.tsx";
import { duration } from "../text/amounts.ts";

interface ReasoningProps {
  readonly text: string;
  readonly isThinking: boolean;
  readonly durationMs: number | undefined;
}

/** What the model thought before it answered, folded away until somebody asks. */
export function Reasoning({ text, isThinking, durationMs }: ReasoningProps) {
  return (
    <details className="group/reasoning mb-3">
      <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-control pr-2 text-small text-quiet hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
        {isThinking && <Ember className="mr-1.5" />}
        {title(isThinking, durationMs)}
        <ChevronRight
          aria-hidden="true"
          size={16}
          className="transition-transform group-open/reasoning:rotate-90"
        />
      </summary>
      <div className="mt-1 ml-2 border-l-2 border-line pl-4 text-small text-quiet">
        <Markdown text={text} isOpen={isThinking} />
      </div>
    </details>
  );
}

function title(isThinking: boolean, durationMs: number | undefined): string {
  if (isThinking) return "Thinking";
  return durationMs === undefined ? "Thought first" : `Thought for ${duration(durationMs)}`;
}
