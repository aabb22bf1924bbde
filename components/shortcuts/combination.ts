export interface PressedKeys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly getModifierState?: (name: "AltGraph") => boolean;
}

const named: Readonly<Record<string, string>> = {
  Escape: "Esc",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  " ": "Space",
  "+": "Plus",
};

/** What the keys beside the letters print on an American keyboard: alone, and with Shift. */
const american: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Backquote: ["`", "~"],
  Minus: ["-", "_"],
  Equal: ["=", "Plus"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  ...Object.fromEntries(
    Array.from(")!@#$%^&*(", (sign, digit) => [`Digit${digit}`, [`${digit}`, sign]]),
  ),
};

const modifiers = ["Control", "Meta", "Shift", "Alt", "AltGraph"];

/**
 * What was pressed, as one word such as `Mod+Shift+O`; undefined for a modifier alone and for the
 * characters that AltGr types. `Mod` is Ctrl or Cmd. A letter goes by what it prints, and where
 * that is no Latin letter (Alt on a Mac, a Greek keyboard) by the key it sits on. A sign that
 * needs Shift only on this keyboard, as `/` does on a German one, is the sign without Shift.
 */
export function combinationOf(pressed: PressedKeys): string | undefined {
  if (modifiers.includes(pressed.key) || pressed.getModifierState?.("AltGraph")) return undefined;
  const { name, usesShift } = keyOf(pressed);
  if (name === "" || name === "Dead" || name === "Unidentified") return undefined;
  return [
    (pressed.ctrlKey || pressed.metaKey) && "Mod",
    pressed.altKey && "Alt",
    pressed.shiftKey && !usesShift && "Shift",
    name,
  ]
    .filter(Boolean)
    .join("+");
}

function keyOf(pressed: PressedKeys): { name: string; usesShift: boolean } {
  const { key, code, shiftKey, altKey } = pressed;
  const printed = named[key] ?? key;
  if (/^[a-z]$/i.test(key)) return { name: key.toUpperCase(), usesShift: false };
  if (/^Key[A-Z]$/.test(code)) return { name: code.slice(3), usesShift: false };
  const [plain, shifted] = american[code] ?? [];
  if (plain !== undefined && (altKey || (shiftKey && printed === shifted))) {
    return { name: plain, usesShift: false };
  }
  return { name: printed, usesShift: isOneCharacter(printed) && shiftKey };
}

/** As against a key with a name, such as `Enter`. */
export function isOneCharacter(key: string): boolean {
  return key === "Plus" || Array.from(key).length === 1;
}
