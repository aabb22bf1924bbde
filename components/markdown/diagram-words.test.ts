import { expect, test } from "vitest";
import { diagramName, problemWords } from "./diagram-words.ts";

test.for([
  ["flowchart LR\n  a --> b", "Flow chart"],
  ["%% a remark\nsequenceDiagram\n  A->>B: hello", "Sequence diagram"],
  ['---\ntitle: x\n---\npie\n  "a": 1', "Pie chart"],
  ["stateDiagram-v2\n  [*] --> Still", "State diagram"],
  ["flowchart LR\n  accTitle: How bread is made\n  a --> b", "How bread is made"],
  ["constructor\n", "Diagram"],
  ["", "Diagram"],
])("%j is called %j", ([code = "", name]) => {
  expect(diagramName(code)).toBe(name);
});

test("a mistake is told in one sentence", () => {
  expect(problemWords("Error: Parse error on line 2:\n...\n---^\n")).toBe(
    "This diagram could not be drawn: Parse error on line 2.",
  );
});
