import { maxTags } from "#lib/protocol";

const longestTag = 60;

/** The tags in a text with commas between them, each once and no more than a book may have. */
export function tagsIn(text: string): string[] {
  const tags = text
    .split(/[,，、\n]/)
    .map((tag) => tag.trim().slice(0, longestTag).trim())
    .filter((tag) => tag !== "");
  return [...new Set(tags)].slice(0, maxTags);
}
