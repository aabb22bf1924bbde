"use client";

import { useEffect, useState } from "react";
import {
  contextForecastSchema,
  type ContextForecast,
  type LibraryScope,
  type NewAttachment,
} from "#lib/protocol";
import { requestJson } from "../data/request.ts";

/** Long enough that nobody's typing is counted word by word. */
const restMs = 400;

interface ForecastOptions {
  readonly conversationId: string;
  readonly parentId: string | null;
  readonly text: string;
  readonly files: readonly NewAttachment[];
  /** What of the library it asks. */
  readonly library: LibraryScope;
  /** Undefined where nothing can be sent now. */
  readonly modelId: string | undefined;
}

/** What the model would be given to read, once the typing rests; undefined while that is not known. */
export function useForecast(options: ForecastOptions): ContextForecast | undefined {
  const { conversationId, parentId, text, files, library, modelId } = options;
  const [forecast, setForecast] = useState<ContextForecast>();
  const isWorthAsking = modelId !== undefined && (text.trim() !== "" || files.length > 0);
  useEffect(() => {
    if (!isWorthAsking) return undefined;
    const link = new AbortController();
    const timer = setTimeout(() => {
      requestJson(contextForecastSchema, `/api/conversations/${conversationId}/context`, {
        method: "POST",
        body: { parentId, text, modelId, attachments: files, library },
        signal: link.signal,
      }).then(
        // An answer that comes although it is no longer asked for must not be shown.
        (told) => !link.signal.aborted && setForecast(told),
        () => undefined,
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      link.abort();
    };
  }, [conversationId, parentId, text, files, library, modelId, isWorthAsking]);
  return isWorthAsking ? forecast : undefined;
}
