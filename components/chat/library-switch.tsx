"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronDown, LibraryBig } from "lucide-react";
import { useRef } from "react";
import type { LibraryScope } from "#lib/protocol";
import { useLibrary } from "../data/use-library.ts";
import { MenuEntry, MenuList } from "../ui/menu-list.tsx";

type Mode = LibraryScope["mode"];

const modes: readonly { readonly mode: Mode; readonly name: string; readonly does: string }[] = [
  { mode: "off", name: "Off", does: "Your books are not asked." },
  { mode: "automatic", name: "Automatic", does: "Books help where they are likely to answer." },
  {
    mode: "explicit",
    name: "Only the library",
    does: "The answer comes from your books, or says that it is not there.",
  },
];

interface LibrarySwitchProps {
  readonly scope: LibraryScope;
  readonly onChange: (scope: LibraryScope) => void;
  /** Begins to pick single books. */
  readonly onPick: () => void;
}

/** Whether the next question asks the library; nothing where there are no books. */
export function LibrarySwitch({ scope, onChange, onPick }: LibrarySwitchProps) {
  const { data } = useLibrary();
  const isPicking = useRef(false);
  if (data === undefined || data.documents.length === 0) return null;
  function choose(mode: Mode) {
    onChange({ mode, documentIds: mode === "explicit" ? scope.documentIds : [] });
  }
  function pick() {
    isPicking.current = true;
  }
  // Not before the menu is gone, because going it gives the focus back to its button.
  function leave() {
    if (isPicking.current) onPick();
    isPicking.current = false;
  }
  return (
    <Menu.Root onOpenChangeComplete={(isOpen) => !isOpen && leave()}>
      <Menu.Trigger className="-ml-1 flex min-h-7 items-center gap-1.5 rounded-control px-1.5 text-tiny text-quiet hover:bg-sunken hover:text-ink data-popup-open:bg-sunken pointer-coarse:min-h-11">
        <LibraryBig aria-hidden="true" size={15} strokeWidth={1.75} />
        <span className="whitespace-nowrap">Library: {nameOf(scope)}</span>
        <ChevronDown aria-hidden="true" size={13} />
      </Menu.Trigger>
      <MenuList side="top">
        <Menu.RadioGroup value={scope.mode} onValueChange={choose}>
          {modes.map(({ mode, name, does }) => (
            <Menu.RadioItem
              key={mode}
              value={mode}
              closeOnClick
              className="min-h-12 max-w-72 cursor-pointer rounded-control px-2.5 py-1.5 outline-none data-checked:bg-sunken data-highlighted:bg-sunken"
            >
              <span className="block text-small font-semibold">{name}</span>
              <span className="block text-tiny text-quiet">{does}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Separator className="my-1.5 h-px bg-line" />
        <MenuEntry icon={LibraryBig} label="Choose books, or type #" onClick={pick} />
      </MenuList>
    </Menu.Root>
  );
}

function nameOf({ mode, documentIds }: LibraryScope): string {
  if (mode !== "explicit") return mode;
  if (documentIds.length === 0) return "only";
  return documentIds.length === 1 ? "one book" : `${documentIds.length} books`;
}
