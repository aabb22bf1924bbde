"use client";

import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { addedFileSchema, type NewAttachment } from "#lib/protocol";
import { RequestProblem, requestJson, sentenceOf } from "../data/request.ts";
import { toast } from "../ui/toasts.ts";
import { attachmentOf } from "./read-file.ts";

/** A file whose text the server is reading. */
export interface Reading {
  readonly id: string;
  readonly name: string;
  readonly stop: () => void;
}

interface ReadingOptions {
  readonly onRead: (file: NewAttachment) => void;
  readonly onRefused: (reason: string) => void;
}

const readSchema = z.object({ name: z.string(), text: z.string() });

/** Has books and documents read into text; nothing of them is kept. One too long is remembered for the library. */
export function useReadings({ onRead, onRefused }: ReadingOptions) {
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const [tooLong, setTooLong] = useState<File>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  async function read(file: File): Promise<void> {
    const stopped = new AbortController();
    const signal = AbortSignal.any([
      stopped.signal,
      ...(leaving.current ? [leaving.current.signal] : []),
    ]);
    const id = crypto.randomUUID();
    setReadings((before) => [...before, { id, name: file.name, stop: () => stopped.abort() }]);
    try {
      const path = `/api/attachments/read?${new URLSearchParams({ name: file.name }).toString()}`;
      const { name, text } = await requestJson(readSchema, path, { method: "POST", file, signal });
      onRead(attachmentOf(name, text));
    } catch (error) {
      if (!signal.aborted) refuse(file, error);
    }
    setReadings((before) => before.filter((reading) => reading.id !== id));
  }
  function refuse(file: File, error: unknown) {
    if (error instanceof RequestProblem && error.code === "too-large") setTooLong(file);
    else onRefused(sentenceOf(error));
  }
  return {
    readings,
    tooLong,
    read: (file: File) => void read(file),
    forget: () => setTooLong(undefined),
    keep: () => {
      if (tooLong !== undefined) void addToLibrary(tooLong, onRefused);
      setTooLong(undefined);
    },
  };
}

async function addToLibrary(file: File, onRefused: (reason: string) => void): Promise<void> {
  try {
    const path = `/api/library/files?${new URLSearchParams({ name: file.name }).toString()}`;
    const { isKnown } = await requestJson(addedFileSchema, path, { method: "POST", file });
    toast({
      text: isKnown
        ? `${file.name} is in the library already. Type # to ask it.`
        : `${file.name} is in the library now. Once it has been read, type # to ask it.`,
    });
  } catch (error) {
    onRefused(sentenceOf(error));
  }
}
