import { expect, test } from "vitest";
import { bytes, count, duration, parameters, timeLeft } from "./amounts.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("thousands are parted by a space that does not break", () => {
  expect(count(1240)).toBe("1\u00a0240");
  expect(plain(count(1_234_567.4))).toBe("1 234 567");
});

test.each([
  [0, "0 ms"],
  [420.4, "420 ms"],
  [999.6, "1.0 s"],
  [12_400, "12.4 s"],
  [59_960, "1 min 00 s"],
  [185_000, "3 min 05 s"],
])("%d milliseconds are %s", (milliseconds, words) => {
  expect(plain(duration(milliseconds))).toBe(words);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1200, "1 kB"],
  [322_591_712, "323 MB"],
  [2_497_280_000, "2.5 GB"],
])("%d bytes are %s", (value, words) => {
  expect(plain(bytes(value))).toBe(words);
});

test("models are sized in millions and billions", () => {
  expect(
    [15_000_000, 1_100_000_000, 4_000_000_000, 14_800_000_000].map(parameters).map(plain),
  ).toEqual(["15 M", "1.1 B", "4 B", "15 B"]);
});

test("the time left is no more exact than it can be known", () => {
  expect([0.2, 48, 600, 9000].map(timeLeft).map(plain)).toEqual([
    "1 s left",
    "48 s left",
    "10 min left",
    "2.5 h left",
  ]);
});
