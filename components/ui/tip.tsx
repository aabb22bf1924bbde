"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { ActionKeys } from "../shortcuts/action-keys.tsx";
import type { ShortcutAction } from "../shortcuts/shortcuts.ts";

interface TipProps {
  readonly text: string;
  /** What the control does, when keys do it too: they are shown beside the text. */
  readonly action?: ShortcutAction | undefined;
  readonly side?: "top" | "bottom" | "right" | undefined;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A small label that explains a control on hover and focus; the control still needs its own name. */
export function Tip({ text, action, side = "bottom", children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex max-w-72 animate-appear items-center gap-2 rounded-control bg-ink px-2.5 py-1 text-tiny text-ground shadow-float">
            {text}
            {action !== undefined && <ActionKeys action={action} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
