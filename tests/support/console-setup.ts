import { afterEach, beforeEach, expect, vi } from "vitest";

/** A complaint on the console that no test asked for is a failure: nobody reads warnings in a passing run. */
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
