import { expect, test } from "vitest";
import { isAbout } from "./is-about.ts";

const said = "What is the capital of France? The capital of France is Paris.";

test("a title in the words of the conversation is about it, in whatever form", () => {
  expect(isAbout("France's Capital", said)).toBe(true);
  expect(isAbout("Capitals: Paris", said)).toBe(true);
  expect(isAbout("Paris", said)).toBe(true);
});

test("a title of other words is made up", () => {
  expect(isAbout("Je suis un chat", said)).toBe(false);
  expect(isAbout("History of Paris Fashion Houses", said)).toBe(false);
});

test("scripts without spaces are compared by two letters", () => {
  expect(isAbout("面包发酵", "为什么面包会发酵？")).toBe(true);
  expect(isAbout("巴黎旅游", "为什么面包会发酵？")).toBe(false);
});

test("a title of short words counts all of them", () => {
  expect(isAbout("My Cat", "my cat is ill")).toBe(true);
  expect(isAbout("Old Dog", "my cat is ill")).toBe(false);
});
