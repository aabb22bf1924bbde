"use client";

import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import type { ShortcutAction } from "../shortcuts/shortcuts.ts";
import { classNames } from "./class-names.ts";
import { Tip } from "./tip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  readonly icon: LucideIcon;
  /** The name for everyone: read aloud and shown as a tip. */
  readonly label: string;
  /** Shows its keys beside the name. */
  readonly action?: ShortcutAction;
  readonly side?: "top" | "bottom" | "right";
  readonly size?: "small" | "normal";
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, action, side, size = "normal", className, ...rest } = props;
  return (
    <Tip text={label} action={action} side={side}>
      <button
        type="button"
        aria-label={label}
        className={classNames(
          "inline-flex shrink-0 items-center justify-center rounded-control text-quiet transition-colors hover:bg-sunken hover:text-ink",
          "disabled:cursor-not-allowed disabled:opacity-40 disabled:hover:bg-transparent pointer-coarse:size-11",
          size === "small" ? "size-8" : "size-9",
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden="true" size={size === "small" ? 16 : 19} strokeWidth={1.75} />
      </button>
    </Tip>
  );
}
