"use client";

import { ArrowUp, Square } from "lucide-react";
import { Tip } from "../ui/tip.tsx";

interface ComposerButtonProps {
  readonly isAnswering: boolean;
  readonly canSend: boolean;
  readonly onStop: () => void;
}

/** One button for both, so that focus stays where it is when sending turns into stopping. */
export function ComposerButton({ isAnswering, canSend, onStop }: ComposerButtonProps) {
  const label = isAnswering ? "Stop the answer" : "Send";
  return (
    <Tip text={label} action={isAnswering ? "stop" : "send"} side="top">
      <button
        type={isAnswering ? "button" : "submit"}
        aria-label={label}
        aria-disabled={!isAnswering && !canSend}
        onClick={isAnswering ? onStop : undefined}
        className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-ember text-on-ember transition-colors hover:bg-ember/90 aria-disabled:cursor-not-allowed aria-disabled:bg-line aria-disabled:text-quiet pointer-coarse:size-11"
      >
        {isAnswering ? (
          <Square aria-hidden="true" size={14} fill="currentColor" />
        ) : (
          <ArrowUp aria-hidden="true" size={20} strokeWidth={2} />
        )}
      </button>
    </Tip>
  );
}
