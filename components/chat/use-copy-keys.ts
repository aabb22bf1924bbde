"use client";

import type { Message } from "#lib/protocol";
import type { TreeNode } from "#lib/tree";
import type { ConversationStore } from "../data/conversation-store.ts";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { toast } from "../ui/toasts.ts";
import { copiedAnswer } from "./cited-copy.ts";

const fence = /^ {0,3}(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n? {0,3}\1[`~]*[ \t]*$/gm;

/** Keys that copy the last answer, or the last code in it. */
export function useCopyKeys(store: ConversationStore, path: readonly TreeNode[]) {
  const answerId = path.findLast(({ role }) => role === "assistant")?.id;
  const isPossible = answerId !== undefined;
  function lastAnswer(): Message | undefined {
    const { state } = store.view();
    if (answerId === undefined) return undefined;
    return state?.messages.get(answerId) ?? state?.live.get(answerId)?.message;
  }
  const copyAnswer = () => {
    const answer = lastAnswer();
    void copy(answer === undefined ? "" : copiedAnswer(answer), "Copied the last answer.");
  };
  const copyCode = () => {
    const code = lastCode(lastAnswer()?.text ?? "");
    if (code === undefined) toast({ text: "The last answer has no code in it." });
    else void copy(code, "Copied the last code block.");
  };
  useShortcut("copy-answer", isPossible ? copyAnswer : undefined);
  useShortcut("copy-code", isPossible ? copyCode : undefined);
}

/** The text of the last fenced code block; undefined when there is none. */
export function lastCode(text: string): string | undefined {
  return [...text.matchAll(fence)].at(-1)?.[2];
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: done });
  } catch {
    toast({
      text: "The browser does not allow copying here. Select the text and copy it by hand.",
    });
  }
}
