import { expect, test } from "vitest";
import { journalParts } from "./journal-parts.ts";
import type { Progress } from "./state-after.ts";

const write = (text: string): Progress => ({ type: "text-delta", text, tokens: 1 });
const think = (text: string): Progress => ({ type: "reasoning-delta", text, tokens: 1 });

/** What a journal would be told, in its order. */
function told(parts: readonly Progress[], reasoning: string | null = null): unknown[] {
  const words: unknown[] = [];
  const writer = {
    add: (event: object) => words.push("state" in event ? event.state : event),
    think: (piece: string) => words.push({ thought: piece }),
    write: (piece: string) => words.push(piece),
  };
  const tell = journalParts(writer, "run", { reasoning });
  for (const part of parts) tell(part);
  return words;
}

test("each state is told once, before the first piece that belongs to it", () => {
  const parts: Progress[] = [
    { type: "loading", modelId: "m" },
    { type: "accepted", promptTokens: 5, contextSize: 512 },
    { type: "queued", position: 2 },
    { type: "reading", doneTokens: 0, totalTokens: 5 },
    think("h"),
    think("m"),
    write("Once "),
    write("upon"),
  ];

  expect(told(parts)).toEqual([
    { state: "loading", modelId: "m" },
    { state: "queued", position: 2 },
    { state: "reading", doneTokens: 0, totalTokens: 5 },
    { state: "thinking" },
    { thought: "h" },
    { thought: "m" },
    { state: "writing" },
    "Once ",
    "upon",
  ]);
});

test("new thoughts of a continued answer begin a paragraph", () => {
  expect(told([think("so"), think("then")], "hm")).toEqual([
    { state: "thinking" },
    { thought: "\n\nso" },
    { thought: "then" },
  ]);
});
