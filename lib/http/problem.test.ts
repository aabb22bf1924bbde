import { expect, test } from "vitest";
import { AppError, errorCodes } from "#lib/errors";
import { problemSchema } from "#lib/protocol";
import { problem } from "./problem.ts";

test("every foreseen failure is a problem body with a status of its own kind", async () => {
  const answers = errorCodes.map((code) => problem(new AppError(code, "A sentence.")));

  const bodies = await Promise.all(answers.map((answer) => answer.json()));

  expect(answers.every(({ status }) => status >= 400 && status !== 422)).toBe(true);
  expect(bodies.map((body) => problemSchema.parse(body).code)).toEqual(errorCodes);
});

test("a failure that can pass says when to come back, in whole seconds", () => {
  const facts = { retryAfterSeconds: 0.2 };

  const answer = problem(new AppError("busy", "Too many are waiting.", { facts }));

  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("1");
});

test("an unforeseen failure keeps its reason to itself", async () => {
  const answer = problem(new Error("password=hunter2 at /home/someone"));

  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("hunter2");
});
