import { expect, test } from "vitest";
import { hashBefore } from "./hash-token.ts";

const typedIn = (text: string) => hashBefore(text, text.length)?.typed;

test("a hash at the beginning of a word asks for a book, with all that follows it", () => {
  expect(typedIn("#")).toBe("");
  expect(typedIn("In #surv")).toBe("surv");
  expect(typedIn("In\n#survival man")).toBe("survival man");
});

test("headings, channels within words and what lies behind the line do not", () => {
  expect(typedIn("# Heading")).toBeUndefined();
  expect(typedIn("## Heading")).toBeUndefined();
  expect(typedIn("C#")).toBeUndefined();
  expect(typedIn("#one\ntwo")).toBeUndefined();
});

test("only what stands before the caret counts", () => {
  expect(hashBefore("ask #can now", 8)).toEqual({ start: 4, end: 8, typed: "can" });
});
