import { expect, test } from "vitest";
import { keyNames } from "../ui/key-names.ts";
import { combinationOf, type PressedKeys } from "./combination.ts";

function pressed(key: string, code: string, held: Partial<PressedKeys> = {}): PressedKeys {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  return { key, code, ...none, ...held };
}

test("Mod is Ctrl on one keyboard and Cmd on another", () => {
  expect(combinationOf(pressed("b", "KeyB", { ctrlKey: true }))).toBe("Mod+B");
  expect(combinationOf(pressed("b", "KeyB", { metaKey: true }))).toBe("Mod+B");
  expect(combinationOf(pressed("b", "KeyB"))).toBe("B");
});

test("a key more or less is another combination, in one order of words", () => {
  expect(combinationOf(pressed("Enter", "Enter"))).toBe("Enter");
  expect(combinationOf(pressed("Enter", "Enter", { shiftKey: true }))).toBe("Shift+Enter");
  const all = { ctrlKey: true, altKey: true, shiftKey: true };
  expect(combinationOf(pressed("ArrowUp", "ArrowUp", all))).toBe("Mod+Alt+Shift+Up");
});

test("a letter is known where Alt or another script changes what its key prints", () => {
  expect(combinationOf(pressed("ø", "KeyO", { altKey: true }))).toBe("Alt+O");
  expect(combinationOf(pressed("β", "KeyB", { ctrlKey: true }))).toBe("Mod+B");
});

test("a letter on a keyboard of another order is the letter on its cap", () => {
  expect(combinationOf(pressed("a", "KeyQ", { ctrlKey: true }))).toBe("Mod+A");
});

test("a sign is the one on the cap, with Shift said apart", () => {
  const held = { ctrlKey: true, shiftKey: true };
  expect(combinationOf(pressed('"', "Quote", held))).toBe("Mod+Shift+'");
  expect(combinationOf(pressed(":", "Semicolon", held))).toBe("Mod+Shift+;");
  expect(combinationOf(pressed("!", "Digit1", held))).toBe("Mod+Shift+1");
  expect(combinationOf(pressed("+", "Equal", held))).toBe("Mod+Shift+=");
  expect(combinationOf(pressed("/", "Slash", { ctrlKey: true }))).toBe("Mod+/");
});

test("a sign that needs Shift on this keyboard is the sign, and no other key is taken for it", () => {
  expect(combinationOf(pressed("/", "Digit7", { ctrlKey: true, shiftKey: true }))).toBe("Mod+/");
  expect(combinationOf(pressed("-", "Slash", { ctrlKey: true }))).toBe("Mod+-");
});

test("a modifier alone, a dead key and what AltGr types are no combinations", () => {
  expect(combinationOf(pressed("Control", "ControlLeft", { ctrlKey: true }))).toBeUndefined();
  expect(combinationOf(pressed("Dead", "BracketRight"))).toBeUndefined();
  const altGr = { ctrlKey: true, altKey: true, getModifierState: () => true };
  expect(combinationOf(pressed("@", "KeyQ", altGr))).toBeUndefined();
});

test("key caps speak the reader's keyboard", () => {
  expect(keyNames("Mod+Shift+O", "mac")).toEqual(["⌘", "⇧", "O"]);
  expect(keyNames("Alt+Left", "other")).toEqual(["Alt", "←"]);
  expect(keyNames("Mod+Plus", "other")).toEqual(["Ctrl", "+"]);
});
