/** Every key combination of the page, in the order of the list that Mod+/ shows. */
export const shortcuts = [
  { keys: "Mod+Shift+O", does: "New chat", scope: "page" },
  { keys: "Mod+B", does: "Show or hide the conversations", scope: "page" },
  { keys: "Shift+Esc", does: "Go to the message box", scope: "page" },
  { keys: "Mod+/", does: "Show this list", scope: "page" },
  { keys: "Enter", does: "Send the message", scope: "message box" },
  { keys: "Shift+Enter", does: "Start a new line", scope: "message box" },
  { keys: "Esc", does: "Stop the answer", scope: "chat" },
  { keys: "Alt+Up", does: "Previous message", scope: "chat" },
  { keys: "Alt+Down", does: "Next message", scope: "chat" },
  { keys: "Alt+Left", does: "Earlier version of this message", scope: "message" },
  { keys: "Alt+Right", does: "Later version of this message", scope: "message" },
  { keys: "Mod+Enter", does: "Send the edited message", scope: "edit" },
] as const;

export interface PressedKeys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const keyOf: Record<string, string> = {
  Esc: "Escape",
  Up: "ArrowUp",
  Down: "ArrowDown",
  Left: "ArrowLeft",
  Right: "ArrowRight",
};

/**
 * Whether exactly this combination was pressed. `Mod` is Ctrl or Cmd. Letters go by the physical
 * key as well, because Shift and Alt change what a key prints.
 */
export function isPressed(combination: string, pressed: PressedKeys): boolean {
  const parts = combination.split("+");
  const last = parts.at(-1) ?? "";
  const wanted = keyOf[last] ?? last;
  return (
    parts.includes("Mod") === (pressed.ctrlKey || pressed.metaKey) &&
    parts.includes("Shift") === pressed.shiftKey &&
    parts.includes("Alt") === pressed.altKey &&
    (pressed.key.toLowerCase() === wanted.toLowerCase() || pressed.code === `Key${wanted}`)
  );
}
