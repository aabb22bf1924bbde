import { expect, test } from "vitest";
import { goalIn, placePath } from "./place-path.ts";

const goalAt = (path: string) => goalIn(new URL(path, "http://hearth").searchParams);

test("the address of a place leads back to it", () => {
  const place = { section: 3, start: 120, end: 260 };

  expect(placePath("x", place)).toBe("/library/x?section=3&start=120&end=260");
  expect(goalAt(placePath("x", place))).toEqual(place);
  expect(goalAt(placePath("x", { section: 1, start: 0 }))).toEqual({ section: 1, start: 0 });
});

test("an address that names no place that can be asks for none", () => {
  expect(goalAt("/library/x")).toBeUndefined();
  expect(goalAt("/library/x?section=-1&start=2")).toBeUndefined();
  expect(goalAt("/library/x?section=1e9&start=2")).toBeUndefined();
  expect(goalAt("/library/x?section=2&start=abc&end=5")).toEqual({ section: 2, start: 0, end: 5 });
  expect(goalAt("/library/x?section=2&start=9&end=5")).toEqual({ section: 2, start: 9 });
});
