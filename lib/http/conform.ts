import { z } from "zod";
import { AppError } from "#lib/errors";

/**
 * A value as the schema describes it. The first fault decides: its field goes into the facts in
 * the caller's spelling, with the reason `missing` when the field is not there at all.
 *
 * @throws AppError `bad-input`
 */
export function conform<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;

  const [issue] = result.error.issues;
  const path = issue === undefined ? [] : pathOf(issue);
  const field = path.length === 0 ? undefined : z.core.toDotPath(path);
  const isMissing = field !== undefined && (valueAt(value, path) ?? undefined) === undefined;
  const fault = isMissing ? "is missing" : `is not usable: ${faultOf(issue?.message)}`;
  throw new AppError("bad-input", `${field ?? "The body"} ${fault}.`, {
    cause: result.error,
    facts: { field, reason: isMissing ? "missing" : undefined },
  });
}

/** Zod's messages are sentences of their own; ours goes on after a colon. */
function faultOf(message = "unknown fault"): string {
  const words = message.replace(/^(?:Invalid input|Too big|Too small|Invalid option): /, "");
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** An unknown key is reported on its parent; the reader wants to know which key. */
function pathOf(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === "unrecognized_keys"
    ? [...issue.path, ...issue.keys.slice(0, 1)]
    : issue.path;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined;
  }, value);
}
