import { expect, test } from "vitest";
import { routeOf } from "./route-of.ts";

test.each(["/v1", "/v1/models/a:b", "/api/conversations", "/health", "/status", "/responses?a=1"])(
  "%s belongs to the API",
  (target) => {
    expect(routeOf(target, {})).toBe("api");
  },
);

test.each(["/", "/c/42", "/_next/static/a.js", "/apiary", "/v1x", "/healthy"])(
  "%s belongs to the pages",
  (target) => {
    expect(routeOf(target, {})).toBe("pages");
  },
);

test("/models is a list for a program and a page for a person", () => {
  expect(routeOf("/models", { accept: "application/json" })).toBe("api");
  expect(routeOf("/models", { accept: "text/html,*/*;q=0.8" })).toBe("pages");
  expect(routeOf("/models?_rsc=1", { accept: "*/*", rsc: "1" })).toBe("pages");
});
