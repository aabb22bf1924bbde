import { expect, test } from "vitest";
import { refuseApproach, type Approach } from "./guards.ts";
import { allowedHosts } from "./loopback.ts";

const hosts = allowedHosts(["127.0.0.1", "::1"], 3000);

function judge(changes: Partial<Approach>, headers: Approach["headers"] = {}) {
  const approach = { method: "GET", target: "/", hostCount: 1, isPage: false, ...changes };
  return refuseApproach({ ...approach, headers: { host: "localhost:3000", ...headers } }, hosts);
}

test("a program without any browser headers is let in", () => {
  expect(judge({ method: "POST", target: "/v1/chat/completions" })).toBeUndefined();
});

test("our own page may read and write", () => {
  const own = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

  expect(judge({ method: "POST" }, own)).toBeUndefined();
  expect(judge({}, { host: "[::1]:3000", origin: "http://[::1]:3000" })).toBeUndefined();
});

test.each([
  "evil.example:3000",
  "localhost.evil.example:3000",
  "localhost:3001",
  "localhost",
  "127.0.0.1.nip.io:3000",
  "0.0.0.0:3000",
  "",
])("a rebound name is refused: Host %s", (host) => {
  expect(judge({}, { host })?.code).toBe("not-allowed");
});

test("a missing or doubled Host is refused", () => {
  expect(judge({ hostCount: 0 }, { host: undefined })?.code).toBe("not-allowed");
  expect(judge({ hostCount: 2 })?.code).toBe("not-allowed");
});

test.each([
  "http://evil.example/",
  "//evil.example/",
  "/\\evil.example",
  "evil.example:80",
  "*",
  "",
])("a target that is no path is refused: %s", (target) => {
  expect(judge({ target })?.code).toBe("bad-input");
});

test.each(["https://evil.example", "http://localhost:8080", "https://localhost:3000", "null"])(
  "a foreign origin is refused for every method: %s",
  (origin) => {
    expect(judge({ method: "POST" }, { origin })?.code).toBe("not-allowed");
    expect(judge({ method: "GET" }, { origin })?.code).toBe("not-allowed");
    expect(judge({ method: "OPTIONS" }, { origin })?.code).toBe("not-allowed");
  },
);

test("a form on another page is refused though it hides its origin", () => {
  const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };

  expect(judge({ method: "POST", isPage: true }, headers)?.code).toBe("not-allowed");
});

test("a link from elsewhere opens a page and nothing else", () => {
  const followed = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
  };

  expect(judge({ isPage: true }, followed)).toBeUndefined();
  expect(judge({ isPage: false }, followed)?.code).toBe("not-allowed");
  expect(judge({ isPage: true }, { ...followed, "sec-fetch-dest": "iframe" })?.code).toBe(
    "not-allowed",
  );
  expect(judge({}, { "sec-fetch-site": "same-site" })?.code).toBe("not-allowed");
});
