/** What a handler knows of its request and the log line should hold: names and counts, never text. */
export interface Note {
  model?: string;
  stream?: boolean;
  promptTokens?: number;
  cachedTokens?: number;
  completionTokens?: number;
  /** The code of the error that ended it. */
  failure?: string;
}

/** What a handler is given beside its request. */
export interface Call {
  readonly note: Note;
  /** Closes the connection; undefined where there is none, as in a test without a server. */
  readonly hangUp: (() => void) | undefined;
}

/** The door's way of handling a request: a `Request` in, a `Response` out, facts noted beside. */
export type Handler = (request: Request, call: Call) => Promise<Response>;
