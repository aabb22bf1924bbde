"use client";

import type { Message } from "#lib/protocol";
import { useView } from "./chat-context.ts";
import { SaidBeside } from "./said-beside.tsx";
import { SourcesButton } from "./sources-button.tsx";

/** The line below an answer whose question asked the library; nothing below others. */
export function FromLibrary({ answer }: { answer: Message }) {
  const asked = useView(({ state }) =>
    answer.parentId === null ? undefined : state?.messages.get(answer.parentId)?.library?.mode,
  );
  if (answer.sources !== null) {
    return (
      <>
        <SaidBeside sources={answer.sources} />
        <SourcesButton answer={answer} sources={answer.sources} />
      </>
    );
  }
  // What a model wrote has figures; what a person wrote in its place was never searched for.
  const isAlone = answer.status === "complete" && answer.figures !== null;
  if (asked !== "automatic" || !isAlone) return null;
  return (
    <p className="mt-3 text-small text-quiet">
      Your library could not be searched. The answer is from the model alone.
    </p>
  );
}
