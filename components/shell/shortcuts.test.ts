import { expect, test } from "vitest";
import { keyNames } from "../ui/key-names.ts";
import { isPressed, shortcuts, type PressedKeys } from "./shortcuts.ts";

const bare: PressedKeys = {
  key: "",
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
};

test("Mod is Ctrl on one keyboard and Cmd on another", () => {
  expect(isPressed("Mod+B", { ...bare, key: "b", code: "KeyB", ctrlKey: true })).toBe(true);
  expect(isPressed("Mod+B", { ...bare, key: "b", code: "KeyB", metaKey: true })).toBe(true);
  expect(isPressed("Mod+B", { ...bare, key: "b", code: "KeyB" })).toBe(false);
});

test("a key more or less is another combination", () => {
  const pressed = { ...bare, key: "Enter", code: "Enter" };

  expect(isPressed("Enter", pressed)).toBe(true);
  expect(isPressed("Enter", { ...pressed, shiftKey: true })).toBe(false);
  expect(isPressed("Shift+Enter", pressed)).toBe(false);
});

test("a letter is known by its key even where Alt changes what it prints", () => {
  expect(isPressed("Alt+O", { ...bare, key: "ø", code: "KeyO", altKey: true })).toBe(true);
});

test("nothing is bound to reloading, and nothing twice", () => {
  const combinations = shortcuts.map(({ keys }) => keys);

  expect(combinations).not.toContain("Mod+R");
  expect(new Set(combinations).size).toBe(combinations.length);
});

test("key caps speak the reader's keyboard", () => {
  expect(keyNames("Mod+Shift+O", "mac")).toEqual(["⌘", "⇧", "O"]);
  expect(keyNames("Alt+Left", "other")).toEqual(["Alt", "←"]);
});
