/**
 * Where a shortcut is heard. `page` and `chat` from anywhere, the others only while the focus is
 * in the box, the message, the form or the open book they belong to.
 */
export type ShortcutScope = "page" | "chat" | "message" | "message box" | "edit" | "book";

interface Shortcut {
  readonly action: string;
  readonly does: string;
  readonly keys: string;
  readonly scope: ShortcutScope;
  /** True where a text that is being written keeps the keys for itself. */
  readonly yieldsToText?: boolean;
}

const shortcuts = [
  { action: "palette", does: "Search and commands", keys: "Mod+K", scope: "page" },
  { action: "new-chat", does: "New chat", keys: "Mod+Shift+O", scope: "page" },
  { action: "temporary-chat", does: "Temporary chat", keys: "Mod+Shift+'", scope: "page" },
  { action: "toggle-list", does: "Show or hide the conversations", keys: "Mod+B", scope: "page" },
  { action: "focus-composer", does: "Go to the message box", keys: "Shift+Esc", scope: "page" },
  { action: "delete-chat", does: "Delete this chat", keys: "Mod+Shift+Backspace", scope: "page" },
  {
    action: "undo",
    does: "Undo what was just done",
    keys: "Mod+Z",
    scope: "page",
    yieldsToText: true,
  },
  { action: "show-shortcuts", does: "Show all shortcuts", keys: "Mod+/", scope: "page" },
  { action: "settings", does: "Settings", keys: "Mod+Shift+,", scope: "page" },
  { action: "find", does: "Find in this chat", keys: "Mod+Shift+F", scope: "chat" },
  { action: "choose-model", does: "Choose the model", keys: "Mod+Shift+M", scope: "chat" },
  { action: "copy-answer", does: "Copy the last answer", keys: "Mod+Shift+C", scope: "chat" },
  { action: "copy-code", does: "Copy the last code block", keys: "Mod+Shift+;", scope: "chat" },
  { action: "stop", does: "Stop the answer", keys: "Esc", scope: "chat" },
  { action: "previous-message", does: "Previous message", keys: "Alt+Up", scope: "chat" },
  { action: "next-message", does: "Next message", keys: "Alt+Down", scope: "chat" },
  {
    action: "earlier-version",
    does: "Earlier version of this message",
    keys: "Alt+Left",
    scope: "message",
  },
  {
    action: "later-version",
    does: "Later version of this message",
    keys: "Alt+Right",
    scope: "message",
  },
  { action: "send", does: "Send the message", keys: "Enter", scope: "message box" },
  {
    action: "edit-last",
    does: "Edit the last message, from an empty box",
    keys: "Up",
    scope: "message box",
  },
  {
    action: "save-and-run",
    does: "Save the edited message and answer it",
    keys: "Mod+Enter",
    scope: "edit",
  },
  { action: "save-edit", does: "Save the edited message", keys: "Mod+S", scope: "edit" },
  { action: "cancel-edit", does: "Leave the message as it was", keys: "Esc", scope: "edit" },
  { action: "find-in-book", does: "Find in this book", keys: "Mod+F", scope: "book" },
  { action: "book-contents", does: "Contents of this book", keys: "C", scope: "book" },
  { action: "page-right", does: "Turn to the page on the right", keys: "Right", scope: "book" },
  { action: "page-left", does: "Turn to the page on the left", keys: "Left", scope: "book" },
  { action: "next-part", does: "Next part of this book", keys: "N", scope: "book" },
  { action: "previous-part", does: "Previous part of this book", keys: "P", scope: "book" },
  { action: "back-in-book", does: "Back to where you were", keys: "Backspace", scope: "book" },
  { action: "bigger-letters", does: "Bigger letters", keys: "=", scope: "book" },
  { action: "smaller-letters", does: "Smaller letters", keys: "-", scope: "book" },
] as const satisfies readonly Shortcut[];

export type ShortcutAction = (typeof shortcuts)[number]["action"];

/** Everything that can be done by keys, in the order it is listed, with what it is bound to at first. */
export const shortcutList: readonly (Shortcut & { readonly action: ShortcutAction })[] = shortcuts;

export const scopeNames: Readonly<Record<ShortcutScope, string>> = {
  page: "Everywhere",
  chat: "In a chat",
  message: "On a message",
  "message box": "In the message box",
  edit: "While editing a message",
  book: "In a book",
};
