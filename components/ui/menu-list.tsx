"use client";

import { Menu } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface MenuListProps {
  readonly side?: "top" | "bottom";
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** The floating sheet of a menu; put it inside a Menu.Root beside the trigger. */
export function MenuList({ side = "bottom", align = "start", children }: MenuListProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner side={side} align={align} sideOffset={6} className="z-50 outline-none">
        <Menu.Popup className="min-w-44 animate-appear rounded-card border border-line bg-raised p-1.5 text-ink shadow-float outline-none">
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

interface MenuEntryProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
  readonly isDangerous?: boolean;
}

const entryLook =
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-small outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11";

export function MenuEntry({ icon: Icon, label, onClick, isDangerous = false }: MenuEntryProps) {
  return (
    <Menu.Item onClick={onClick} className={classNames(entryLook, isDangerous && "text-alarm")}>
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} />
      {label}
    </Menu.Item>
  );
}

interface MenuLinkProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Of a file to be saved. */
  readonly href: string;
}

export function MenuLink({ icon: Icon, label, href }: MenuLinkProps) {
  return (
    <Menu.LinkItem href={href} download closeOnClick className={entryLook}>
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} />
      {label}
    </Menu.LinkItem>
  );
}
