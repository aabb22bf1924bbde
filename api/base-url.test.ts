import { expect, test } from "vitest";
import { meantPath } from "./base-url.ts";

test.each([
  ["POST", "/v1/chat/completions", "/v1/chat/completions"],
  ["POST", "/chat/completions", "/v1/chat/completions"],
  ["POST", "/v1/v1/chat/completions", "/v1/chat/completions"],
  ["POST", "/embeddings", "/v1/embeddings"],
  ["GET", "/v1/v1/models/a/b:c", "/v1/models/a/b:c"],
  ["GET", "/models", "/v1/models"],
  ["GET", "/models/a/b", "/v1/models/a/b"],
  ["GET", "/chat/completions", "/chat/completions"],
  ["POST", "/models", "/models"],
  ["GET", "/v1/v1x", "/v1/v1x"],
  ["GET", "/modelsuite", "/modelsuite"],
])("%s %s means %s", (method, path, meant) => {
  const request = new Request(`http://localhost${path}?beta=true`, { method });

  expect(meantPath(request)).toBe(meant);
});

test("a browser that asks for /models gets the page", () => {
  const headers = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

  const path = meantPath(new Request("http://localhost/models", { headers }));

  expect(path).toBe("/models");
});
