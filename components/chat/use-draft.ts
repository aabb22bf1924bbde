"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { readStored, writeStored } from "../data/stored.ts";

const saveAfterMs = 250;

/** The unsent text of one conversation. It survives a reload; clearing it forgets it at once. */
export function useDraft(name: string) {
  const key = `hearth-draft:${name}`;
  const [text, setText] = useState("");
  const latest = useRef("");

  useEffect(() => {
    const stored = readStored(key, z.string());
    if (stored !== undefined && latest.current === "") {
      latest.current = stored;
      setText(stored);
    }
    const save = () => writeStored(key, latest.current === "" ? undefined : latest.current);
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, [key]);

  useEffect(() => {
    const timer = setTimeout(() => writeStored(key, text === "" ? undefined : text), saveAfterMs);
    return () => clearTimeout(timer);
  }, [key, text]);

  const write = useCallback((next: string) => {
    latest.current = next;
    setText(next);
  }, []);
  return [text, write] as const;
}
