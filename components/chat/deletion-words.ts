import { count } from "../text/amounts.ts";

/** What hangs below a message, in words: `the 3 messages below it`. */
function belowIt(replies: number): string {
  return replies === 1 ? "the message below it" : `the ${count(replies)} messages below it`;
}

/** What the menu offers. */
export function deletionLabel(replies: number): string {
  return replies === 0 ? "Delete" : `Delete with ${belowIt(replies)}`;
}

/** What has been done. */
export function deletedSentence(replies: number): string {
  return replies === 0 ? "Deleted the message." : `Deleted the message and ${belowIt(replies)}.`;
}
