import { expect, test } from "vitest";
import { bindingsFrom, isBoundTo, objectionTo, withBinding } from "./bindings.ts";
import { shortcutList } from "./shortcuts.ts";

const bare = { ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
const initial = bindingsFrom({});

test("what was chosen takes the place of what one begins with, and null switches off", () => {
  const bindings = bindingsFrom({ "toggle-list": "Mod+J", palette: null });

  expect(isBoundTo(bindings, "toggle-list", { ...bare, key: "j", code: "KeyJ" })).toBe(true);
  expect(isBoundTo(bindings, "toggle-list", { ...bare, key: "b", code: "KeyB" })).toBe(false);
  expect(isBoundTo(bindings, "palette", { ...bare, key: "k", code: "KeyK" })).toBe(false);
});

test("choices about actions of another release are left alone", () => {
  expect(bindingsFrom({ "no-such-thing": "Mod+J" })).toEqual(initial);
  expect(withBinding({ "no-such-thing": "Mod+J" }, "palette", null)).toEqual({
    "no-such-thing": "Mod+J",
    palette: null,
  });
});

test("choosing what one begins with is no choice any more", () => {
  expect(withBinding({ palette: "Mod+J" }, "palette", "Mod+K")).toEqual({});
});

test("nothing one begins with would be refused", () => {
  for (const { action, keys } of shortcutList) {
    expect([action, objectionTo(initial, action, keys)]).toEqual([action, undefined]);
  }
});

test("keys that are taken are refused with the name of what has them", () => {
  expect(objectionTo(initial, "toggle-list", "Mod+K")).toContain("Search and commands");
  expect(objectionTo(initial, "send", "Mod+K")).toContain("Search and commands");
});

test("a box inside the chat may have a key that the chat has, too", () => {
  expect(objectionTo(initial, "cancel-edit", "Esc")).toBeUndefined();
  expect(objectionTo(initial, "send", "Mod+Enter")).toBeUndefined();
});

test.each([
  ["palette", "Mod+R", "reloads"],
  ["send", "F5", "reloads"],
  ["palette", "J", "typed"],
  ["send", "Shift+J", "typed"],
  ["palette", "Enter", "buttons"],
  ["stop", "Tab", "focus"],
] as const)("%s cannot have %s", (action, keys, reason) => {
  expect(objectionTo(initial, action, keys)).toContain(reason);
});

test("a message or a book that has the focus takes single letters, for nothing is typed into it", () => {
  expect(objectionTo(initial, "earlier-version", "J")).toBeUndefined();
  expect(objectionTo(initial, "next-part", "J")).toBeUndefined();
});
