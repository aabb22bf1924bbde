import { expect, test } from "vitest";
import type { CatalogModel } from "#lib/protocol";
import { choiceOf, choicesOf } from "./ask-for-model.ts";

function model(id: string, changes: Partial<CatalogModel> = {}): CatalogModel {
  const size = { parameters: 1e9, sizeBytes: 1e9, memoryBytes: 2e9, trainedContext: 4096 };
  const words = { title: id, summary: "", licence: "MIT", quantisation: "Q4", advice: "" };
  return { id, kind: "chat", installed: false, fits: true, ...size, ...words, ...changes };
}

const catalog = [
  model("big", { fits: false }),
  model("middle"),
  model("small"),
  model("here", { installed: true }),
  model("vectors", { kind: "embedding" }),
];

test("the recommended model comes first, and only what fits and is missing is offered", () => {
  const choices = choicesOf(catalog, "small");

  expect(choices.map(({ id }) => id)).toEqual(["small", "middle"]);
});

test("return takes the first, a number that one, and anything else none", () => {
  const choices = choicesOf(catalog, "small");

  expect(choiceOf("", choices)).toBe("small");
  expect(choiceOf(" 2 ", choices)).toBe("middle");
  expect(choiceOf("s", choices)).toBeUndefined();
  expect(choiceOf("9", choices)).toBeUndefined();
});
