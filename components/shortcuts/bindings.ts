import type { ShortcutSettings } from "#lib/protocol";
import { combinationOf, isOneCharacter, type PressedKeys } from "./combination.ts";
import { shortcutList, type ShortcutAction, type ShortcutScope } from "./shortcuts.ts";

type Stored = ShortcutSettings["bindings"];

/** What each action is bound to now; an action that is switched off is absent. */
export type Bindings = ReadonlyMap<ShortcutAction, string>;

/** The bindings one begins with, changed by what the person has chosen. */
export function bindingsFrom(stored: Stored): Bindings {
  const bindings = new Map<ShortcutAction, string>();
  for (const { action, keys } of shortcutList) {
    const chosen = Object.hasOwn(stored, action) ? stored[action] : undefined;
    if (chosen !== null) bindings.set(action, chosen ?? keys);
  }
  return bindings;
}

/** The choices with one more in them; a choice that equals what one begins with is not kept. */
export function withBinding(stored: Stored, action: ShortcutAction, keys: string | null): Stored {
  const others = Object.entries(stored).filter(([name]) => name !== action);
  const isFirst = shortcutList.some((entry) => entry.action === action && entry.keys === keys);
  return Object.fromEntries(isFirst ? others : [...others, [action, keys]]);
}

export function isBoundTo(
  bindings: Bindings,
  action: ShortcutAction,
  pressed: PressedKeys,
): boolean {
  const keys = bindings.get(action);
  return keys !== undefined && keys === combinationOf(pressed);
}

const forBrowser = new Map([
  ["Mod+R", "reloads the page"],
  ["Mod+Shift+R", "reloads the page"],
  ["F5", "reloads the page"],
  ["Mod+F5", "reloads the page"],
  ["Mod+W", "closes the tab"],
  ["Mod+T", "opens a tab"],
  ["Mod+N", "opens a window"],
  ["Mod+C", "copies"],
  ["Mod+X", "cuts"],
  ["Mod+V", "pastes"],
  ["Mod+A", "selects everything"],
  ["Tab", "moves the focus"],
  ["Shift+Tab", "moves the focus"],
  ["F6", "moves the focus"],
]);

/**
 * Why an action cannot have these keys, in a sentence; undefined when it can. Keys that would be
 * typed into a text are no shortcut where a text may be written.
 */
export function objectionTo(
  bindings: Bindings,
  action: ShortcutAction,
  keys: string,
): string | undefined {
  const purpose = forBrowser.get(keys);
  if (purpose !== undefined) return `This stays with the browser: it ${purpose}.`;
  const { scope } = entryOf(action);
  if (scope !== "message" && scope !== "book" && isTyped(keys)) {
    return "This would be typed into the text. Hold Ctrl, Cmd or Alt with it.";
  }
  if ((scope === "page" || scope === "chat") && /^(?:Shift\+)?(?:Enter|Space)$/.test(keys)) {
    return "This presses buttons and sends messages. Hold Ctrl, Cmd or Alt with it.";
  }
  const other = shortcutList.find(
    (entry) =>
      entry.action !== action && bindings.get(entry.action) === keys && overlap(entry.scope, scope),
  );
  return other && `Taken by “${other.does}”. Change or switch that off first.`;
}

function entryOf(action: ShortcutAction) {
  const entry = shortcutList.find((candidate) => candidate.action === action);
  if (entry === undefined) throw new Error(`There is no shortcut called ${action}.`);
  return entry;
}

/** A chat's own keys give way to those of a box inside it, so that Esc may stop here and cancel there. */
function overlap(one: ShortcutScope, other: ShortcutScope): boolean {
  return one === other || one === "page" || other === "page";
}

function isTyped(keys: string): boolean {
  const key = keys.replace(/^Shift\+/, "");
  return key === "Space" || isOneCharacter(key);
}
