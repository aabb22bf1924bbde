import { expect, test } from "vitest";
import type { Message } from "#lib/protocol";
import { turnsOf } from "./prompt.ts";

const id = "7b1c9a52-6d5e-4c39-9f63-0a4b1f1f8e11";

function said(
  role: Message["role"],
  text: string,
  status: Message["status"] = "complete",
): Message {
  const nothing = { modelId: null, error: null, figures: null, parentId: null };
  const place = { id, conversationId: id, threadId: id, createdAt: "2026-11-21T00:00:00.000Z" };
  return { ...nothing, ...place, messageType: "message", role, text, reasoning: "thought", status };
}

test("the model sees questions and answers, not thoughts", () => {
  const line = [said("user", "one"), said("assistant", "two", "stopped"), said("user", "three")];

  expect(turnsOf(line)).toEqual([
    { role: "user", text: "one" },
    { role: "assistant", text: "two" },
    { role: "user", text: "three" },
  ]);
});

test("a system text a model was trained with comes first", () => {
  expect(turnsOf([said("user", "one")], "Be kind.")).toEqual([
    { role: "system", text: "Be kind." },
    { role: "user", text: "one" },
  ]);
});

test("failed and empty answers are left out and the questions around them are joined", () => {
  const line = [
    said("user", "one"),
    said("assistant", "half", "failed"),
    said("user", "two"),
    said("assistant", " \n", "stopped"),
    said("user", "three"),
  ];

  expect(turnsOf(line)).toEqual([{ role: "user", text: "one\n\ntwo\n\nthree" }]);
});
