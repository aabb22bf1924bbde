import { EventSourceParserStream } from "eventsource-parser/stream";
import { send } from "./request.ts";

/**
 * The `data` of each server-sent event at `path`, until the server ends the stream or `signal`
 * aborts. Comments, which only keep the connection alive, are left out.
 */
export async function* readEvents(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const { body } = await send(path, { signal });
  if (body === null) return;
  const events = body
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array<ArrayBuffer>, string>)
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
