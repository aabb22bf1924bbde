import { expect, test } from "vitest";
import { Thinking, type ThinkingMarks } from "./thinking.ts";

const marks = { open: "<think>", close: "</think>", isOpen: false };

function parted(options: ThinkingMarks | undefined, pieces: readonly string[]) {
  const thinking = new Thinking(options);
  const all = [...pieces.map((piece) => thinking.push(piece)), thinking.end()];
  return {
    reasoning: all.map(({ reasoning }) => reasoning).join(""),
    text: all.map(({ text }) => text).join(""),
  };
}

test("thinking and answer are parted without their marks and blank lines", () => {
  const pieces = ["<think>\n", "two and\n\ntwo", "\n</think>\n\n", "Four."];

  expect(parted(marks, pieces)).toEqual({ reasoning: "two and\n\ntwo", text: "Four." });
});

test("marks cut into letters are still found", () => {
  const pieces = Array.from("<think>hm</think>Yes.");

  expect(parted(marks, pieces)).toEqual({ reasoning: "hm", text: "Yes." });
});

test("a mark in the middle of an answer is part of the answer", () => {
  const text = "Write <think> and </think> around it.";

  expect(parted(marks, [text])).toEqual({ reasoning: "", text });
});

test("an answer that only begins like a mark loses nothing", () => {
  expect(parted(marks, ["<th", "ead> is HTML."])).toEqual({
    reasoning: "",
    text: "<thead> is HTML.",
  });
  expect(parted(marks, ["<th"])).toEqual({ reasoning: "", text: "<th" });
});

test("thinking that the prompt has opened needs no opening mark", () => {
  const opened = { ...marks, isOpen: true };

  expect(parted(opened, ["hm", "</think>", "\nYes"])).toEqual({ reasoning: "hm", text: "Yes" });
});

test("thinking that never ends is all reasoning", () => {
  expect(parted(marks, ["<think>on and", " on "])).toEqual({ reasoning: "on and on", text: "" });
});

test("without marks everything is answer", () => {
  expect(parted(undefined, ["<think>", "x"])).toEqual({ reasoning: "", text: "<think>x" });
});
