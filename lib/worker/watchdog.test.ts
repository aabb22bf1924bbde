import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchdog } from "./watchdog.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("silence while there is work is noticed", () => {
  const onQuiet = vi.fn<() => void>();
  const dog = watchdog(1_000, onQuiet);

  dog.watch(true);
  vi.advanceTimersByTime(999);
  expect(onQuiet).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);

  expect(onQuiet).toHaveBeenCalledOnce();
});

test("every sign of life begins the wait anew", () => {
  const onQuiet = vi.fn<() => void>();
  const dog = watchdog(1_000, onQuiet);
  dog.watch(true);

  for (let sign = 0; sign < 5; sign++) {
    vi.advanceTimersByTime(900);
    dog.feed();
  }

  expect(onQuiet).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onQuiet).toHaveBeenCalledOnce();
});

test("silence without work means nothing", () => {
  const onQuiet = vi.fn<() => void>();
  const dog = watchdog(1_000, onQuiet);

  dog.watch(true);
  dog.watch(false);
  vi.advanceTimersByTime(5_000);

  expect(onQuiet).not.toHaveBeenCalled();
});
