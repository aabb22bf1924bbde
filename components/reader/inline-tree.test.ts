import {
  array,
  assert,
  constant,
  constantFrom,
  nat,
  oneof,
  option,
  property,
  record,
  string,
  type Arbitrary,
} from "fast-check";
import { expect, test } from "vitest";
import type { Mark } from "#lib/protocol";
import { inlineTree, type Inline } from "./inline-tree.ts";

const text = "A stitch in time saves nine.";

const tree = (marks: Mark[], highlight?: { start: number; end: number }) =>
  inlineTree({ text, start: 0, end: text.length, marks, highlight }).map(written);

/** `<link 2:7 …>` for what is around, and the text as it is. */
function written(piece: Inline): string {
  if (piece.kind === "text") return piece.text;
  const inner = piece.children.map(written).join("");
  if (piece.kind === "link") return `<link ${piece.to.section}:${piece.to.offset} ${inner}>`;
  if (piece.kind === "ruby") return `<ruby ${piece.reading} ${inner}>`;
  return `<${piece.kind} ${inner}>`;
}

test("a link stays one, whatever is emphasised across its edge", () => {
  const marks: Mark[] = [
    { type: "emphasis", start: 0, end: 11 },
    { type: "link", start: 2, end: 16, section: 2, offset: 7 },
  ];

  expect(tree(marks)).toEqual([
    "<emphasis A >",
    "<link 2:7 <emphasis stitch in> time>",
    " saves nine.",
  ]);
});

test("what is cited is marked around everything else", () => {
  const marks: Mark[] = [{ type: "ruby", start: 2, end: 8, reading: "needle" }];

  expect(tree(marks, { start: 0, end: 11 })).toEqual([
    "<highlight A <ruby needle stitch> in>",
    " time saves nine.",
  ]);
});

test("marks of one kind that overlap, touch, are empty or lie outside make no text twice", () => {
  const marks: Mark[] = [
    { type: "strong", start: 2, end: 8 },
    { type: "strong", start: 5, end: 11 },
    { type: "strong", start: 11, end: 11 },
    { type: "strong", start: 90, end: 99 },
  ];

  expect(tree(marks)).toEqual(["A ", "<strong stitch>", "<strong  in>", " time saves nine."]);
});

test("whatever the marks, all of the text is painted, once and in order", () => {
  const at = nat({ max: text.length + 3 });
  const mark: Arbitrary<Mark> = oneof(
    record({
      type: constantFrom("emphasis" as const, "strong" as const, "code" as const),
      start: at,
      end: at,
    }),
    record({ type: constant("ruby" as const), start: at, end: at, reading: string() }),
    record({ type: constant("link" as const), start: at, end: at, section: at, offset: at }),
  );
  const range = record({ start: at, end: at });
  const plain = (piece: Inline): string =>
    piece.kind === "text" ? piece.text : piece.children.map(plain).join("");

  assert(
    property(array(mark), range, option(range), (marks, { start, end }, cited) => {
      const highlight = cited ?? undefined;
      const painted = inlineTree({ text, start, end, marks, highlight }).map(plain).join("");

      expect(painted).toBe(text.slice(start, Math.max(start, end)));
    }),
  );
});
