import { expect, test } from "vitest";
import { AppError, errorCodes } from "#lib/errors";
import { toOpenAiError } from "./to-error.ts";

test("every foreseen failure has all four keys", () => {
  const bodies = errorCodes.map((code) => toOpenAiError(new AppError(code, "A sentence.")));

  expect(bodies.map(({ error }) => Object.keys(JSON.parse(JSON.stringify(error))))).toEqual(
    errorCodes.map(() => ["message", "type", "param", "code"]),
  );
});

test("an overlong prompt tells both sizes", () => {
  const facts = { promptTokens: 5000, contextSize: 4096 };

  const body = toOpenAiError(new AppError("context-too-long", "Too long.", { facts }));

  expect(body.error).toMatchObject({
    type: "invalid_request_error",
    code: "context_length_exceeded",
    n_prompt_tokens: 5000,
    n_ctx: 4096,
  });
});

test("an unforeseen failure keeps its reason to itself", () => {
  const body = toOpenAiError(new Error("secret"));

  expect(JSON.stringify(body)).not.toContain("secret");
  expect(body.error.type).toBe("server_error");
});
