import { ArrowDown } from "lucide-react";

/** The way back to the newest words, shown while they are out of sight. */
export function ToTheEnd({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="absolute bottom-3 left-1/2 flex min-h-9 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full border border-edge/60 bg-raised px-4 text-small shadow-float hover:border-edge pointer-coarse:min-h-11"
    >
      <ArrowDown aria-hidden="true" size={15} className="text-ember" />
      Latest
    </button>
  );
}
