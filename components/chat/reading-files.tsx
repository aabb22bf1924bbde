import { X } from "lucide-react";
import { Ember } from "../ui/ember.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import type { Reading } from "./use-readings.ts";

/** The files whose text is being read, each to be left alone again. */
export function ReadingFiles({ readings }: { readings: readonly Reading[] }) {
  if (readings.length === 0) return null;
  return (
    <ul aria-label="Files being read" className="mb-2 flex max-w-full flex-wrap gap-2">
      {readings.map(({ id, name, stop }) => (
        <li
          key={id}
          className="flex min-h-9 max-w-full min-w-0 items-center gap-2.5 rounded-control border border-line bg-raised pl-3 text-small text-quiet pointer-coarse:min-h-11"
        >
          <Ember />
          <span className="truncate" dir="auto">
            Reading {name}
          </span>
          <IconButton
            size="small"
            icon={X}
            label={`Stop reading ${name}`}
            side="top"
            onClick={stop}
          />
        </li>
      ))}
    </ul>
  );
}
