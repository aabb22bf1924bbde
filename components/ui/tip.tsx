"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Keys } from "./keys.tsx";

interface TipProps {
  readonly text: string;
  /** Shown beside the text: `Mod+B`. */
  readonly keys?: string | undefined;
  readonly side?: "top" | "bottom" | "right" | undefined;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A small label that explains a control on hover and focus; the control still needs its own name. */
export function Tip({ text, keys, side = "bottom", children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex max-w-72 animate-appear items-center gap-2 rounded-control bg-ink px-2.5 py-1 text-tiny text-ground shadow-float">
            {text}
            {keys !== undefined && <Keys combination={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
