import { expect, test } from "vitest";
import { locateQuote } from "./locate-quote.ts";

const book =
  "In the country of Westphalia, in the castle of the most noble Baron of Thunder–ten–tronckh, " +
  "lived a youth — whom Nature had endowed\nwith a most sweet dis\u00ADposition. “All is well,” " +
  "said Pangloss; ‘we must take care of our garden.’ The ﬁsh swam on. Art is long … and life is short.";

const found = (quote: string, text = book) => {
  const range = locateQuote(quote, text);
  return range === undefined ? undefined : text.slice(range.start, range.end);
};

test("a quote is found word for word, and what is given back is what stands in the book", () => {
  expect(found("lived a youth")).toBe("lived a youth");
  expect(found("whom Nature had endowed with a most sweet disposition")).toBe(
    "whom Nature had endowed\nwith a most sweet dis\u00ADposition",
  );
});

test("quotes, dashes, ligatures and spaces may be printed in another way", () => {
  expect(found("Baron of Thunder-ten-tronckh, lived a youth--whom Nature")).toBe(
    "Baron of Thunder–ten–tronckh, lived a youth — whom Nature",
  );
  expect(found('"All is well," said Pangloss ; \'we must take care')).toBe(
    "“All is well,” said Pangloss; ‘we must take care",
  );
  expect(found("the  *fish*\nswam on")).toBe("The ﬁsh swam on");
  expect(found("Art is long... and life is short")).toBe("Art is long … and life is short");
});

test("capital letters at the beginning of a quote or a chapter make no difference", () => {
  expect(found("In the castle of the most noble Baron")).toBe(
    "in the castle of the most noble Baron",
  );
  expect(found("It was a dark night", "IT WAS A DARK NIGHT; the rain fell")).toBe(
    "IT WAS A DARK NIGHT",
  );
});

test("a full stop or a comma that only the quote has is passed over", () => {
  expect(found("in the castle of the most noble Baron.")).toBe(
    "in the castle of the most noble Baron",
  );
});

test("a single other word makes it no quote", () => {
  expect(found("in the castle of the very noble Baron")).toBeUndefined();
  expect(found("we must not take care of our garden")).toBeUndefined();
});

test("a quote begins and ends with whole words", () => {
  expect(found("art is long", "His heart is longing for home")).toBeUndefined();
  expect(found("art is long", "His heart is longing. Art is long.")).toBe("Art is long");
});

test("a quote that leaves something out covers what it leaves out, if that is little", () => {
  expect(found("In the country of Westphalia … lived a youth")).toBe(
    book.slice(0, book.indexOf(" — whom")),
  );
  expect(found("lived a youth [...] all is well")).toContain("whom Nature");
  expect(found("all is well … lived a youth")).toBeUndefined();
  expect(
    found("one two three ... seven eight", `one two three ${"x ".repeat(500)} seven eight`),
  ).toBe(undefined);
});

test("too few words are no quote", () => {
  expect(found("all is")).toBeUndefined();
  expect(found("a b c", "a b c")).toBeUndefined();
  expect(found("   ")).toBeUndefined();
});

test("scripts without spaces are found across line ends and other forms of their letters", () => {
  const text = "吾輩は猫である。名前は\nまだ無い。ｶﾀｶﾅもある。";

  expect(found("名前はまだ無い", text)).toBe("名前は\nまだ無い");
  expect(found("カタカナもある", text)).toBe("ｶﾀｶﾅもある");
  expect(found("猫である", text)).toBeUndefined();
});

test("accents written apart or together are the same letter", () => {
  const text = "Il faut cultiver notre jardin, re\u0301pondit Candide.";

  expect(found("notre jardin, répondit Candide", text)).toBe(
    "notre jardin, re\u0301pondit Candide",
  );
});

test("a megabyte that almost matches is looked through", () => {
  const text = `${"a ".repeat(500_000)}the end of it`;

  expect(found(`${"a ".repeat(1_000)}b`, text)).toBeUndefined();
  expect(found("the end of it", text)).toBe("the end of it");
});
