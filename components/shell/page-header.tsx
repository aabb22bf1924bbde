"use client";

import { PanelLeftOpen, SquarePen } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { focusComposer } from "../chat/focus-composer.ts";
import { Heading } from "../conversations/heading.tsx";
import { classNames } from "../ui/class-names.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useShell } from "./shell-state.tsx";

interface PageHeaderProps {
  /** Empty where the page has no subject yet, or none at all. */
  readonly title: string;
  /** Of the chat the page shows: then the title is that chat's, and stands behind its folder. */
  readonly conversationId?: string | undefined;
  readonly children?: ReactNode;
}

/** The line above a page: its title, what belongs to it, and the way to the list where that is hidden. */
export function PageHeader({ title, conversationId, children }: PageHeaderProps) {
  const { isSidebarOpen, toggleList } = useShell();
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 px-3 pt-[env(safe-area-inset-top)]">
      <IconButton
        icon={PanelLeftOpen}
        label="Show the conversations"
        action="toggle-list"
        onClick={toggleList}
        className={isSidebarOpen ? "md:hidden" : ""}
      />
      <div
        className={classNames("min-w-0 flex-1 px-2", children !== undefined && "max-md:sr-only")}
      >
        {conversationId !== undefined && title !== "" ? (
          <Heading conversationId={conversationId} title={title} />
        ) : (
          <h1 className={title === "" ? "sr-only" : "truncate font-serif text-small"} dir="auto">
            {title === "" ? "Hearth" : title}
          </h1>
        )}
      </div>
      {children !== undefined && (
        <div className="flex min-w-0 justify-center max-md:flex-1">{children}</div>
      )}
      <Link
        href="/"
        onClick={focusComposer}
        aria-label="New chat"
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-sunken hover:text-ink md:hidden pointer-coarse:size-11"
      >
        <SquarePen aria-hidden="true" size={19} strokeWidth={1.75} />
      </Link>
    </header>
  );
}
