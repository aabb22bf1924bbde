import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "./parse-query.ts";

test("quotes hold words together and a minus leaves words out", () => {
  expect(parseQuery('boil "sea water" -salt -"table salt" water')).toMatchObject({
    wanted: "boil sea water water",
    phrases: ["sea water"],
    without: ["salt", "table salt"],
  });
});

test("title: and author: choose books, quoted or not, in any case", () => {
  expect(parseQuery('spies title:"Art of War" AUTHOR:giles title:candide')).toEqual({
    text: "spies",
    wanted: "spies",
    phrases: [],
    without: [],
    titles: ["Art of War", "candide"],
    authors: ["giles"],
  });
});

test("what chooses books is taken out of the text, the rest stays as it was typed", () => {
  expect(parseQuery("author:x “sea water”  -salt").text).toBe("“sea water” -salt");
});

test("quotes of other languages are quotes", () => {
  for (const query of ["„sea water“", "«sea water»", "“sea water”", "「sea water」"]) {
    expect(parseQuery(query).phrases).toEqual(["sea water"]);
  }
});

test("a quote that nothing closes, a lonely minus and hyphens are ordinary text", () => {
  for (const query of ['5" tall', "this - that", "well-known", "12:30 fortitle:x"]) {
    expect(parseQuery(query)).toMatchObject({
      wanted: query,
      phrases: [],
      without: [],
      titles: [],
    });
  }
});

test("empty fields and empty quotes ask for nothing", () => {
  expect(parseQuery('title: author:"" "" -""')).toMatchObject({
    wanted: "",
    phrases: [],
    without: [],
    titles: [],
    authors: [],
  });
});

test("nothing breaks it", () => {
  const piece = constantFrom('"', "“", "-", "title:", "author:", " ", "a", "\u0000", "猫");

  assert(
    property(array(piece, { maxLength: 60 }), (pieces) => {
      const { wanted, phrases } = parseQuery(pieces.join(""));
      for (const phrase of phrases) expect(wanted).toContain(phrase);
    }),
  );
});

test("a query of a million letters is cut before it is read", () => {
  expect(parseQuery("a ".repeat(500_000)).text.length).toBeLessThanOrEqual(2_000);
});
