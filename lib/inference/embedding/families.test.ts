import { expect, test } from "vitest";
import { familyOf } from "./families.ts";

test("a model is told questions from passages as its publisher says, whatever its file is called", () => {
  expect(familyOf(["my-model", "Nomic_Embed Text v1.5.Q8_0.gguf"]).prefixes?.query).toBe(
    "search_query: ",
  );
  expect(familyOf(["multilingual-e5-small-q8_0"]).prefixes?.passage).toBe("passage: ");
  expect(familyOf(["multilingual-e5-large-instruct"]).prefixes?.passage).toBe("");
  expect(familyOf(["snowflake-arctic-embed-l-v2.0"]).prefixes?.query).toBe("query: ");
});

test("models of one language are told from those of many", () => {
  const names = ["gte-small-q8_0", "bge-base-en-v1.5", "all-MiniLM-L6-v2", "e5-small-v2"];
  expect(names.map((name) => familyOf([name]).languages)).toEqual(names.map(() => ["en"]));
  const many = ["bge-m3", "multilingual-e5-base", "gte-large-zh", "nomic-embed-text-v2-moe"];
  expect(many.map((name) => familyOf([name]).languages)).toEqual(many.map(() => undefined));
});

test("a model that nobody knows asks for nothing", () => {
  expect(familyOf(["tiny"])).toEqual({});
});
