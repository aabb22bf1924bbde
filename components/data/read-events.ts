import { EventSourceParserStream } from "eventsource-parser/stream";
import { send } from "./request.ts";

interface ReadOptions {
  readonly signal: AbortSignal;
  /** Called for whatever comes, the comments that only keep the connection alive included. */
  readonly onSign?: () => void;
}

/** The `data` of each server-sent event that a request answers with, until the server ends the stream or `signal` aborts. */
export async function* readEvents(
  path: string,
  {
    signal,
    onSign,
    ...request
  }: ReadOptions & { readonly method?: "POST"; readonly body?: unknown },
): AsyncGenerator<string> {
  const { body } = await send(path, { ...request, signal });
  if (body === null) return;
  const events = body
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array<ArrayBuffer>, string>)
    .pipeThrough(signs(onSign))
    .pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value.data;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function signs(onSign: (() => void) | undefined): TransformStream<string, string> {
  return new TransformStream({
    transform(chunk, controller) {
      onSign?.();
      controller.enqueue(chunk);
    },
  });
}
