import { Ember } from "../ui/ember.tsx";
import { classNames } from "../ui/class-names.ts";

/** The colour that goes with a model's state; the words beside it carry the meaning. */
export function StateLight({ state }: { state: string }) {
  if (state.startsWith("loading") || state === "restarting") return <Ember className="size-2" />;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "size-2 shrink-0 rounded-full border",
        state === "ready" && "border-moss bg-moss",
        state === "engine at fault" && "border-alarm bg-alarm",
        state === "not loaded" && "border-edge",
      )}
    />
  );
}
