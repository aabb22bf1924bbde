import { expect, test } from "vitest";
import { day } from "./dates.ts";

test("a day of this year needs no year, another one does", () => {
  const now = new Date(2026, 10, 21);

  expect(day(new Date(2026, 2, 3).toISOString(), now)).toBe("3 Mar");
  expect(day(new Date(2025, 10, 21).toISOString(), now)).toBe("21 Nov 2025");
});
