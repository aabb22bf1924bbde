import { expect, test } from "vitest";
import type { HouseEvent } from "#lib/protocol";
import { madeDocument, madeStatus } from "../../tests/support/made-books.ts";
import { gathered } from "./house-news.ts";

type LibraryChanged = Extract<HouseEvent, { type: "library.changed" }>;

function changed(fields: Partial<LibraryChanged>): HouseEvent {
  const nothing = { documents: [], removedIds: [], isAll: false };
  return { type: "library.changed", status: madeStatus(), ...nothing, ...fields };
}

test("a slow listener hears of every book that changed, of each the last", () => {
  const [one, two, three] = [madeDocument({}), madeDocument({}), madeDocument({})];
  const twoLater = { ...two, title: "Another title" };

  const news = gathered(
    changed({ documents: [one, two], removedIds: [three.id], isAll: true }),
    changed({ documents: [twoLater, three], removedIds: [one.id] }),
  );

  expect(news).toMatchObject({
    documents: [twoLater, three],
    removedIds: [one.id],
    isAll: true,
  });
});

test("who hears nothing for long is told to ask for the list and not for every book", () => {
  const documents = Array.from({ length: 150 }, () => madeDocument({}));

  const news = gathered(
    changed({ documents: documents.slice(75) }),
    changed({ documents: documents.slice(0, 75) }),
  );

  expect(news).toMatchObject({ documents: [], removedIds: [], isAll: true });
});

test("of other news the later says everything", () => {
  const later = { type: "list.changed", list: "jobs" } as const;

  expect(gathered(undefined, later)).toBe(later);
  expect(gathered({ type: "list.changed", list: "jobs" }, later)).toBe(later);
});
