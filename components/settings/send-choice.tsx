"use client";

import { objectionTo, type Bindings } from "../shortcuts/bindings.ts";
import { Keys } from "../ui/keys.tsx";

const ways = [
  { keys: "Enter", newLine: "Shift+Enter" },
  { keys: "Mod+Enter", newLine: "Enter" },
];

interface SendChoiceProps {
  readonly bindings: Bindings;
  readonly onChoose: (keys: string) => void;
}

/** The two usual ways to send; any other is bound in the list below. */
export function SendChoice({ bindings, onChoose }: SendChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-small">What sends a message</legend>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ keys, newLine }) => (
          <label
            key={keys}
            className="flex min-h-10 cursor-pointer items-center gap-2 rounded-control border border-edge/60 bg-raised px-3.5 text-small has-checked:border-ember has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ember pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="send"
              checked={bindings.get("send") === keys}
              disabled={objectionTo(bindings, "send", keys) !== undefined}
              onChange={() => onChoose(keys)}
              className="accent-ember"
            />
            <Keys combination={keys} /> sends, <Keys combination={newLine} /> starts a line
          </label>
        ))}
      </div>
    </fieldset>
  );
}
