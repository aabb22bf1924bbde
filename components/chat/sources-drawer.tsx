"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useEffect, useRef, type KeyboardEvent } from "react";
import type { Sources } from "#lib/protocol";
import { IconButton } from "../ui/icon-button.tsx";
import { useMedia } from "../ui/use-media.ts";
import { useMessage } from "./chat-context.ts";
import { focusSourcesButton } from "./sources-button.tsx";
import { useShownSources } from "./sources-context.ts";
import { SourcesList } from "./sources-list.tsx";

/** Wide enough for the conversations, the thread and this side by side. */
const wideScreen = "(min-width: 64rem)";

/** The sources of one answer, beside the thread or, on a small screen, as a sheet over it. */
export function SourcesDrawer() {
  const { answerId } = useShownSources();
  return answerId !== undefined && <Drawer key={answerId} answerId={answerId} />;
}

function Drawer({ answerId }: { answerId: string }) {
  const { show } = useShownSources();
  const { message } = useMessage(answerId);
  const isWide = useMedia(wideScreen);
  const sources = message?.sources ?? null;
  if (sources === null) return null;
  const close = () => {
    show(undefined);
    focusSourcesButton(answerId);
  };
  return isWide ? (
    <Beside sources={sources} onClose={close} />
  ) : (
    <Sheet sources={sources} onClose={close} />
  );
}

interface DrawerProps {
  readonly sources: Sources;
  readonly onClose: () => void;
}

function Beside({ sources, onClose }: DrawerProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It hears Esc for what is in it.
    <aside
      aria-label="Sources"
      onKeyDown={onKeyDown}
      className="flex w-96 shrink-0 flex-col border-l border-line bg-ground"
    >
      <div className="flex min-h-14 items-center justify-between gap-2 pr-3 pl-4">
        <h2 ref={heading} tabIndex={-1} className="font-serif text-lead outline-none">
          Sources
        </h2>
        <IconButton icon={X} label="Close the sources" onClick={onClose} />
      </div>
      <Scrolling sources={sources} />
    </aside>
  );
}

function Sheet({ sources, onClose }: DrawerProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 animate-appear bg-shade/45" />
        <Dialog.Popup
          aria-label="Sources"
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[85dvh] animate-rise flex-col rounded-t-card border-t border-line bg-ground pb-[env(safe-area-inset-bottom)] shadow-float"
        >
          <div className="flex min-h-14 items-center justify-between gap-2 pr-3 pl-4">
            <Dialog.Title className="font-serif text-lead">Sources</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label="Close the sources" />} />
          </div>
          <Scrolling sources={sources} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Scrolling({ sources }: { sources: Sources }) {
  return (
    <section
      aria-label="Passages"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-6"
    >
      <SourcesList sources={sources} />
    </section>
  );
}
