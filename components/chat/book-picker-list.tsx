"use client";

import { Book, LibraryBig, Tag, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { classNames } from "../ui/class-names.ts";
import type { BookChoice } from "./library-scopes.ts";
import type { BookPicker } from "./use-book-picker.ts";

export const pickerId = "book-picker";

export const optionId = (place: number) => `${pickerId}-${place}`;

/** What a `#` offers, above the message box. */
export function BookPickerList({ picker }: { picker: BookPicker }) {
  const { hint, choices, active, pick } = picker;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (hint !== undefined) return <Hint isLooking={hint === "looking"} />;
  return (
    <ul
      ref={list}
      id={pickerId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- The message box moves through it by keys, as a combobox does.
      role="listbox"
      aria-label="Books to ask"
      className="absolute inset-x-0 bottom-full z-20 mb-2 max-h-72 animate-rise overflow-y-auto rounded-card border border-line bg-raised p-1.5 shadow-float"
    >
      {choices.map((choice, place) => (
        <Option
          key={keyOf(choice)}
          choice={choice}
          place={place}
          isActive={place === active}
          onPick={() => pick(choice)}
        />
      ))}
    </ul>
  );
}

interface OptionProps {
  readonly choice: BookChoice;
  readonly place: number;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function Option({ choice, place, isActive, onPick }: OptionProps) {
  const { icon: Icon, name, facts } = lookOf(choice);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The keys are heard by the message box, which has the focus.
    <li
      id={optionId(place)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- No tag is one outside of a select.
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // Before a click: the message box would lose the focus, and on a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={classNames(
        "flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 py-1 text-small hover:bg-sunken pointer-coarse:min-h-11",
        isActive && "bg-sunken",
      )}
    >
      <Icon aria-hidden="true" size={17} strokeWidth={1.75} className="shrink-0 text-water" />
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {name}
      </span>
      <span className="max-w-[45%] shrink-0 truncate text-tiny text-quiet" dir="auto">
        {facts}
      </span>
    </li>
  );
}

function keyOf(choice: BookChoice): string {
  if (choice.kind === "book") return choice.book.id;
  return choice.kind === "tag" ? `tag ${choice.tag}` : "library";
}

interface Look {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly facts: string;
}

function lookOf(choice: BookChoice): Look {
  switch (choice.kind) {
    case "library":
      return { icon: LibraryBig, name: "The whole library", facts: "every book" };
    case "tag": {
      const { length } = choice.documentIds;
      return { icon: Tag, name: choice.tag, facts: length === 1 ? "1 book" : `${length} books` };
    }
    case "book":
      return { icon: Book, name: choice.book.title, facts: choice.book.creators.join(", ") };
  }
}

function Hint({ isLooking }: { isLooking: boolean }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It only keeps the focus where it is.
    <p
      // Before a click: the message box would lose the focus and take this away.
      onMouseDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 bottom-full z-20 mb-2 rounded-card border border-line bg-raised px-4 py-2.5 text-small shadow-float"
    >
      {isLooking ? (
        "Looking for your books"
      ) : (
        <>
          There are no books yet to ask.{" "}
          <Link
            href="/library"
            className="inline-flex items-center text-water underline underline-offset-4 pointer-coarse:min-h-11"
          >
            Add some to the library
          </Link>
        </>
      )}
    </p>
  );
}
