import { DrizzleQueryError } from "drizzle-orm";
import { DatabaseError } from "pg";

/** A query that Postgres refused or never got. It says which rule was broken, never with which values. */
class QueryFailure extends Error {
  override readonly name = "QueryFailure";
  /** Postgres's own code, or the driver's: `23505`, `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly constraint: string | undefined;

  constructor(cause: unknown) {
    const { message, code, constraint } = factsOf(cause);
    super(`The database could not do it: ${message ?? "no reason given"}`);
    this.code = code;
    this.constraint = constraint;
  }
}

/**
 * The same queries, failing without what people wrote: the library puts every parameter into its
 * message and Postgres the whole row into its details, and errors end in logs.
 */
export function withoutTexts<QueriesOfOne extends object>(queries: QueriesOfOne): QueriesOfOne {
  return new Proxy(queries, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...parameters: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(method, target, parameters);
        } catch (error) {
          throw withoutText(error);
        }
      };
    },
  });
}

/** Postgres hangs the row that it refused on its errors. */
export function withoutText(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) return new QueryFailure(error.cause);
  return error instanceof DatabaseError ? new QueryFailure(error) : error;
}

type Facts = Partial<Record<"message" | "code" | "constraint", string>>;

function factsOf(cause: unknown): Facts {
  return cause instanceof Error ? cause : {};
}
