export const composerId = "composer";

/** Puts the caret into the message box, where there is one. */
export function focusComposer(): void {
  document.getElementById(composerId)?.focus();
}
