import { expect, test } from "vitest";
import type { Message } from "#lib/protocol";
import { choiceKey, pathOf } from "./path.ts";

function message(id: string, parentId: string | null): Message {
  return {
    id,
    parentId,
    conversationId: "conversation",
    threadId: "thread",
    messageType: "message",
    role: "user",
    text: id,
    reasoning: null,
    status: "complete",
    modelId: null,
    error: null,
    figures: null,
    createdAt: "2026-11-21T10:00:00.000Z",
  };
}

const tree = [
  message("question", null),
  message("first answer", "question"),
  message("follow-up", "first answer"),
  message("second answer", "question"),
];

const idsOf = (choices: Record<string, string>) =>
  pathOf(tree, choices).map((step) => step.message.id);

test("without a choice the newest versions are shown", () => {
  expect(idsOf({})).toEqual(["question", "second answer"]);
});

test("a chosen version brings what followed it", () => {
  expect(idsOf({ question: "first answer" })).toEqual(["question", "first answer", "follow-up"]);
});

test("a choice of a message that is gone falls back to the newest", () => {
  expect(idsOf({ question: "deleted" })).toEqual(["question", "second answer"]);
});

test("each step knows its versions, oldest first", () => {
  expect(pathOf(tree, {}).map((step) => step.siblings)).toEqual([
    ["question"],
    ["first answer", "second answer"],
  ]);
});

test("the versions of a first message are chosen under the root", () => {
  const edited = [...tree, message("edited question", null)];

  expect(choiceKey(message("question", null))).toBe("root");
  expect(pathOf(edited, { root: "question" })[0]?.message.id).toBe("question");
});

test("ten thousand messages in a row are walked without recursion", () => {
  const long = Array.from({ length: 10_000 }, (_, index) =>
    message(`m${index}`, index === 0 ? null : `m${index - 1}`),
  );

  expect(pathOf(long, {})).toHaveLength(10_000);
});
