const macNames: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩" };
const otherNames: Record<string, string> = { Mod: "Ctrl" };
const signs: Record<string, string> = { Left: "←", Right: "→", Up: "↑", Down: "↓", Plus: "+" };

/** The caps to press for a combination such as `Mod+Shift+O`, one entry a key. */
export function keyNames(combination: string, keyboard: "mac" | "other"): string[] {
  const names = keyboard === "mac" ? macNames : otherNames;
  return combination.split("+").map((key) => names[key] ?? signs[key] ?? key);
}
