import { expect, test } from "vitest";
import { tagsIn } from "./tags-in.ts";

test("tags stand between commas of any script, each once, without what surrounds them", () => {
  expect(tagsIn(" first aid, water,,first aid、火 ")).toEqual(["first aid", "water", "火"]);
  expect(tagsIn(" , ")).toEqual([]);
});

test("no more tags are taken than a book may have, and none longer than a tag may be", () => {
  const many = Array.from({ length: 30 }, (_, index) => `tag ${index}`).join(",");

  expect(tagsIn(many)).toHaveLength(20);
  expect(tagsIn("x".repeat(90))).toEqual(["x".repeat(60)]);
});
