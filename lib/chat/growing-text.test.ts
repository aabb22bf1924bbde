import { expect, test } from "vitest";
import { GrowingText } from "./growing-text.ts";

test("each reader gets what came after its own position", () => {
  const text = new GrowingText();
  text.append("Once ");
  const early = text.end;
  text.append("upon ");
  text.append("");
  const late = text.end;
  text.append("a time");

  expect([text.since(early), text.since(late), text.since(text.end)]).toEqual([
    "upon a time",
    "a time",
    "",
  ]);
  expect(text.whole()).toBe("Once upon a time");
});
