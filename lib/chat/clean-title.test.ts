import { expect, test } from "vitest";
import { cleanTitle } from "./clean-title.ts";

test("a title stands alone: no label, no quotes, no markup, no full stop", () => {
  expect(cleanTitle("Bread and Yeast")).toBe("Bread and Yeast");
  expect(cleanTitle('**Title:** "Bread and Yeast."\nIt is about bread.')).toBe("Bread and Yeast");
  expect(cleanTitle("\n\n# „Brot backen“")).toBe("Brot backen");
  expect(cleanTitle("「パンの話」")).toBe("パンの話");
  expect(cleanTitle('Conversation in French: "Je suis un chat')).toBe("Je suis un chat");
});

test("half a pair of quotes or brackets is left out, a whole one stays", () => {
  expect(cleanTitle("Bread (and tea")).toBe("Bread and tea");
  expect(cleanTitle('The word "bread and tea')).toBe("The word bread and tea");
  expect(cleanTitle("Bread (and tea) today")).toBe("Bread (and tea) today");
});

test("a long title is cut after a whole word", () => {
  expect(cleanTitle("word ".repeat(40))).toMatch(/^(word ){11}word…$/);
});

test("nothing worth reading is no title", () => {
  for (const text of ["", " \n ", '""', "***", "…", "Title:"]) {
    expect(cleanTitle(text)).toBeUndefined();
  }
});
