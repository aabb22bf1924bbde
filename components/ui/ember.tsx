import { classNames } from "./class-names.ts";

/** The small fire that glows while something is being worked on. Words beside it say what. */
export function Ember({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames("relative inline-flex size-2.5 shrink-0", className)}
    >
      <span className="absolute -inset-1 animate-glow rounded-full bg-ember/35 blur-[3px]" />
      <span className="relative size-full rounded-full bg-ember" />
    </span>
  );
}
