import { createParser } from "eventsource-parser";
import type { Question, Sample } from "./target.ts";

interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null } }[];
  readonly usage?: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly prompt_tokens_details?: { readonly cached_tokens?: number };
  } | null;
  readonly timings?: { readonly cache_n?: number };
}

/** Streams one answer from an OpenAI-compatible server and times it as a client would. */
export async function answerOverHttp(
  origin: string,
  model: string,
  { text, maxTokens, signal }: Question,
): Promise<Sample> {
  const startedAt = performance.now();
  const response = await fetch(`${origin}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model,
      messages: [{ role: "user", content: text }],
      max_tokens: maxTokens,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
    }),
    ...(signal && { signal }),
  });
  if (!response.ok || response.body === null) {
    throw new Error(`${origin} answered ${response.status}: ${await response.text()}`);
  }

  let firstAt: number | undefined;
  let last: Chunk = {};
  const parser = createParser({
    onEvent({ data }) {
      if (data === "[DONE]") return;
      const chunk = JSON.parse(data) as Chunk;
      if (chunk.choices?.[0]?.delta?.content) firstAt ??= performance.now();
      last = {
        ...last,
        ...(chunk.usage && { usage: chunk.usage }),
        ...(chunk.timings && { timings: chunk.timings }),
      };
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of response.body) parser.feed(decoder.decode(bytes, { stream: true }));

  const endedAt = performance.now();
  const beganAt = firstAt ?? endedAt;
  return {
    firstMs: beganAt - startedAt,
    writeMs: endedAt - beganAt,
    promptTokens: last.usage?.prompt_tokens ?? 0,
    cachedTokens: last.usage?.prompt_tokens_details?.cached_tokens ?? last.timings?.cache_n ?? 0,
    completionTokens: last.usage?.completion_tokens ?? 0,
  };
}

/** Waits until a server answers a path with 200. */
export async function untilReady(url: string, exited: Promise<never>): Promise<void> {
  const asked = async () => {
    for (;;) {
      const answered = await fetch(url).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.race([asked(), exited]);
}
