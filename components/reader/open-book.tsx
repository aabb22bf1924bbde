"use client";

import { useMemo, useRef, useState, type CSSProperties, type Ref } from "react";
import type { OpenedDocument } from "#lib/protocol";
import { BookContext } from "./book-context.ts";
import { chapterAt, progressAt } from "./book-places.ts";
import { ContentsDrawer } from "./contents-drawer.tsx";
import { FindInBook } from "./find-in-book.tsx";
import type { FlowProps } from "./flow.ts";
import { PagedBook, type PageTurner } from "./paged-book.tsx";
import { QuoteBar } from "./quote-bar.tsx";
import { ReaderFoot } from "./reader-foot.tsx";
import { ReaderHead } from "./reader-head.tsx";
import { measures, useReadingSettings, type ReadingSettings } from "./reading-settings.ts";
import { ScrolledBook } from "./scrolled-book.tsx";
import { useBookKeys } from "./use-book-keys.ts";
import { useJourney } from "./use-journey.ts";

/** A book that is open: its text, the way around in it, and what can be done with what is read. */
export function OpenBook({ book }: { book: OpenedDocument }) {
  const [settings] = useReadingSettings();
  const { flow } = settings;
  const [panel, setPanel] = useState<"contents" | "find">();
  const journey = useJourney(book, flow);
  const { seen, highlight, follow, goTo, back } = journey;
  const { place } = seen;
  const close = () => setPanel(undefined);
  function closeFind() {
    close();
    journey.forgetFound();
  }
  const { pages, turn } = useTurn(flow, journey);
  const state = useMemo(() => ({ book, highlight, follow }), [book, highlight, follow]);
  const onKeyDown = useBookKeys({ book, place, turn, back, goTo, show: setPanel });
  const chapter = chapterAt(book, place);
  return (
    <BookContext value={state}>
      <title>{`${book.title} — ${chapter} · Hearth`}</title>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- It hears the keys of what is in it. */}
      <div
        data-paper={settings.paper}
        onKeyDown={onKeyDown}
        className="flex min-h-0 flex-1 flex-col bg-ground text-ink"
      >
        <ReaderHead book={book} chapter={chapter} onShow={setPanel} />
        {panel === "find" && (
          <FindInBook book={book} onGo={journey.goToFound} onClose={closeFind} />
        )}
        <Text settings={settings} pages={pages} goal={journey.goal} onSeen={journey.onSeen} />
        <QuoteBar book={book} highlight={journey.cited} onForget={journey.forgetHighlight} />
        <ReaderFoot
          progress={progressAt(book, place.section, seen.part)}
          section={place.section}
          flow={flow}
          turn={turn}
          onBack={journey.canReturn ? back : undefined}
        />
      </div>
      <ContentsDrawer
        isOpen={panel === "contents"}
        onClose={close}
        book={book}
        place={place}
        onGo={follow}
      />
    </BookContext>
  );
}

/** On and back: by pages where there are some, by parts where the book is scrolled. */
function useTurn(flow: ReadingSettings["flow"], { seen, goTo }: ReturnType<typeof useJourney>) {
  const pages = useRef<PageTurner>(null);
  function turn(by: -1 | 1) {
    if (flow === "pages") pages.current?.turn(by);
    else goTo({ section: seen.place.section + by, offset: 0 });
  }
  return { pages, turn };
}

interface TextProps extends FlowProps {
  readonly settings: ReadingSettings;
  readonly pages: Ref<PageTurner>;
}

/** The text in the letters that were chosen, scrolled or in pages. */
function Text({ settings, pages, goal, onSeen }: TextProps) {
  const { size, width, flow, type } = settings;
  const look: CSSProperties & { readonly "--measure": string } = {
    fontSize: `${size}%`,
    lineHeight: 1.65,
    "--measure": `min(100%, ${measures[width]}ch)`,
  };
  return (
    <div
      style={look}
      className={`flex min-h-0 flex-1 flex-col ${type === "serif" ? "font-serif" : "font-sans"}`}
    >
      {flow === "pages" ? (
        <PagedBook ref={pages} goal={goal} onSeen={onSeen} />
      ) : (
        <ScrolledBook goal={goal} onSeen={onSeen} />
      )}
    </div>
  );
}
