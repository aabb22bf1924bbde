"use client";

import { useCallback, useState } from "react";
import { z } from "zod";
import type { Message } from "#lib/protocol";
import { readStored, writeStored } from "../data/stored.ts";
import { choiceKey, type Choices } from "./path.ts";

const choicesSchema = z.record(z.string(), z.string());

/** The versions the reader chose in one conversation; they outlive a reload. */
export function useChoices(conversationId: string) {
  const name = `hearth-versions:${conversationId}`;
  const [choices, setChoices] = useState<Choices>(() => readStored(name, choicesSchema) ?? {});
  const choose = useCallback(
    (sibling: Message, chosenId: string) => {
      setChoices((before) => {
        const after = { ...before, [choiceKey(sibling)]: chosenId };
        writeStored(name, after);
        return after;
      });
    },
    [name],
  );
  return [choices, choose] as const;
}
