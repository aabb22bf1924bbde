"use client";

import { useMemo, useRef, useState, type CSSProperties } from "react";
import type { OpenedDocument } from "#lib/protocol";
import { BookContext } from "./book-context.ts";
import { chapterAt, progressAt } from "./book-places.ts";
import { ContentsDrawer } from "./contents-drawer.tsx";
import { FindInBook } from "./find-in-book.tsx";
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
  const [settings, keep] = useReadingSettings();
  const [panel, setPanel] = useState<"contents" | "find">();
  const journey = useJourney(book);
  const { goal, seen, highlight, follow, onSeen, goTo, canReturn, back } = journey;
  const pages = useRef<PageTurner>(null);
  const state = useMemo(() => ({ book, highlight, follow }), [book, highlight, follow]);
  const turn = (by: -1 | 1) => {
    if (settings.flow === "pages") pages.current?.turn(by);
    else goTo({ section: seen.place.section + by, offset: 0 });
  };
  const onKeyDown = useBookKeys({
    ...{ book, settings, keep, turn, back, goTo },
    section: seen.place.section,
    show: setPanel,
  });
  const chapter = chapterAt(book, seen.place);
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
          <FindInBook book={book} onGo={journey.goToFound} onClose={() => setPanel(undefined)} />
        )}
        <div
          style={lookOf(settings)}
          className={`flex min-h-0 flex-1 flex-col ${fonts[settings.type]}`}
        >
          {settings.flow === "pages" ? (
            <PagedBook ref={pages} goal={goal} onSeen={onSeen} />
          ) : (
            <ScrolledBook goal={goal} onSeen={onSeen} />
          )}
        </div>
        <QuoteBar book={book} highlight={highlight} onForget={journey.forgetHighlight} />
        <ReaderFoot
          progress={progressAt(book, seen.place.section, seen.part)}
          section={seen.place.section}
          sections={book.outline.length}
          flow={settings.flow}
          turn={turn}
          onBack={canReturn ? back : undefined}
        />
      </div>
      <ContentsDrawer
        isOpen={panel === "contents"}
        onClose={() => setPanel(undefined)}
        book={book}
        place={seen.place}
        onGo={follow}
      />
    </BookContext>
  );
}

const fonts = { serif: "font-serif", sans: "font-sans" };

function lookOf({ size, width, type }: ReadingSettings): CSSProperties {
  return {
    fontSize: `${size}%`,
    lineHeight: type === "serif" ? 1.65 : 1.6,
    // It is a property of ours, which the types do not know.
    ["--measure" as never]: `min(100%, ${measures[width]}ch)`,
  };
}
