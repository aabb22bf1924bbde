import { expect, test } from "vitest";
import { z } from "zod";
import { readQuery } from "./read-query.ts";

const schema = z.strictObject({ q: z.string().min(1), page: z.coerce.number().default(1) });
const at = (query: string) => `http://localhost/api/search?${query}`;

test("values are read as the schema says", () => {
  expect(readQuery(at("q=bread+%26%20salt&page=3"), schema)).toEqual({
    q: "bread & salt",
    page: 3,
  });
  expect(readQuery(at("q=%F0%9F%8D%9E"), schema)).toEqual({ q: "🍞", page: 1 });
});

test.each([
  ["", "q is missing."],
  ["q=a&role=admin", "role is not usable"],
  ["q=a&__proto__=b", "__proto__ is not usable"],
  ["q=a&q=b", "q is given twice. Give it once."],
  ["q=a%00b", "q holds a NUL character. Remove it."],
  ["q=a&page=many", "page is not usable"],
])("%j is refused by the name of the parameter", (query, sentence) => {
  expect(() => readQuery(at(query), schema)).toThrow(sentence);
});

test("what the schema calls a list is given as often as there are values", () => {
  const lists = z.strictObject({
    q: z.string(),
    tag: z.array(z.string()).max(2).optional(),
    sort: z.array(z.string()).default(["age"]),
  });

  expect(readQuery(at("q=a&tag=x,y&tag=z"), lists)).toEqual({
    q: "a",
    tag: ["x,y", "z"],
    sort: ["age"],
  });
  expect(readQuery(at("q=a&sort=title"), lists)).toEqual({ q: "a", sort: ["title"] });
  expect(() => readQuery(at("q=a&tag=1&tag=2&tag=3"), lists)).toThrow("tag is not usable");
  expect(() => readQuery(at("q=a&tag=x%00"), lists)).toThrow("NUL");
});
