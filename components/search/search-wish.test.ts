import { expect, test } from "vitest";
import { filtersCount, pathOf, wishIn, withToggled, type SearchWish } from "./search-wish.ts";

const wish: SearchWish = {
  text: "garden & “best”",
  where: "books",
  filters: { creator: ["Voltaire", "A, B"], folder: ["a/b c"] },
};

test("a wish stands in the address and comes out of it as it was", () => {
  const { searchParams } = new URL(pathOf(wish), "http://localhost");

  expect(wishIn(searchParams)).toEqual(wish);
});

test("nothing is wished for in the shortest address", () => {
  expect(pathOf({ text: "", where: "all", filters: {} })).toBe("/search");
  expect(wishIn(new URLSearchParams("in=elsewhere&colour=red"))).toEqual({
    text: "",
    where: "all",
    filters: {},
  });
});

test("a filter is switched on and off again", () => {
  const on = withToggled(wish.filters, "tag", "survival");

  expect(on).toEqual({ ...wish.filters, tag: ["survival"] });
  expect(filtersCount(on)).toBe(4);
  expect(withToggled(on, "tag", "survival")).toEqual(wish.filters);
});
