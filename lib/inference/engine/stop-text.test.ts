import { expect, test } from "vitest";
import { StopText } from "./stop-text.ts";

function shown(stops: string[], pieces: string[]): { text: string; isStopped: boolean } {
  const stop = new StopText(stops);
  const text = pieces.map((piece) => stop.push(piece)).join("") + stop.end();
  return { text, isStopped: stop.isStopped };
}

test("a stop text cut into many pieces is found and not shown", () => {
  expect(shown(["STOP"], ["one S", "T", "O", "P two"])).toEqual({ text: "one ", isStopped: true });
});

test("a beginning that turns out to be something else is shown after all", () => {
  expect(shown(["STOP"], ["ST", "OP", "PER"])).toEqual({ text: "", isStopped: true });
  expect(shown(["STOP"], ["ST", "AR"])).toEqual({ text: "STAR", isStopped: false });
});

test("what might be a beginning is held until the end", () => {
  const stop = new StopText(["\n\nUser:"]);

  expect(stop.push("Hello\n")).toBe("Hello");
  expect(stop.push("\nUs")).toBe("");
  expect(stop.end()).toBe("\n\nUs");
});

test("a repeated beginning does not hide the stop text that follows", () => {
  expect(shown(["aab"], ["a", "a", "a", "b", "c"])).toEqual({ text: "a", isStopped: true });
});

test("the first of several stop texts wins", () => {
  expect(shown(["two", "one"], ["zero one two"])).toEqual({ text: "zero ", isStopped: true });
});

test("letters of several code units are matched whole", () => {
  expect(shown(["😀!"], ["so 😀", "?"])).toEqual({ text: "so 😀?", isStopped: false });
  expect(shown(["😀!"], ["so 😀", "!"])).toEqual({ text: "so ", isStopped: true });
});

test("after a stop nothing more is shown", () => {
  const stop = new StopText(["x"]);
  stop.push("ax");

  expect(stop.push("more") + stop.end()).toBe("");
});
