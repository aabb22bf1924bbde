"use client";

import { ArrowLeft, PanelLeftOpen, Search, TableOfContents } from "lucide-react";
import Link from "next/link";
import type { OpenedDocument } from "#lib/protocol";
import { useShell } from "../shell/shell-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Tip } from "../ui/tip.tsx";
import { ReadingMenu } from "./reading-menu.tsx";

interface ReaderHeadProps {
  readonly book: OpenedDocument;
  /** Where one is in it. */
  readonly chapter: string;
  readonly onShow: (panel: "contents" | "find") => void;
}

/** What is read, and the ways around in it. */
export function ReaderHead({ book, chapter, onShow }: ReaderHeadProps) {
  const { isSidebarOpen, toggleList } = useShell();
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-0.5 border-b border-line px-2 pt-[env(safe-area-inset-top)] sm:px-3">
      <IconButton
        icon={PanelLeftOpen}
        label="Show the conversations"
        action="toggle-list"
        onClick={toggleList}
        className={isSidebarOpen ? "max-sm:hidden md:hidden" : "max-sm:hidden"}
      />
      <Tip text="Back to the library">
        <Link
          href="/library"
          aria-label="Back to the library"
          className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-sunken hover:text-ink pointer-coarse:size-11"
        >
          <ArrowLeft aria-hidden="true" size={19} strokeWidth={1.75} />
        </Link>
      </Tip>
      <div className="min-w-0 flex-1 px-1">
        <h1
          className="truncate font-serif text-small leading-5"
          dir="auto"
          lang={book.language ?? undefined}
        >
          {book.title}
        </h1>
        <p className="truncate text-tiny text-quiet" dir="auto" lang={book.language ?? undefined}>
          {chapter}
        </p>
      </div>
      <IconButton
        icon={TableOfContents}
        label="Contents"
        action="book-contents"
        onClick={() => onShow("contents")}
      />
      <IconButton
        icon={Search}
        label="Find in this book"
        action="find-in-book"
        onClick={() => onShow("find")}
      />
      <ReadingMenu />
    </header>
  );
}
