import { expect, test } from "vitest";
import { openRateLimit } from "./rate-limit.ts";

test("each address has its own allowance, and is told when it is used up", async () => {
  const limit = openRateLimit(2);
  await limit("10.0.0.1");
  await limit("10.0.0.1");

  const third = limit("10.0.0.1");

  await expect(third).rejects.toMatchObject({
    code: "rate-limited",
    facts: { retryAfterSeconds: 60 },
  });
  await expect(limit("10.0.0.2")).resolves.toBeUndefined();
});

test.each([
  ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"],
  ["fe80::1%eth0", "fe80::2"],
  ["::ffff:10.0.0.1", "::ffff:10.0.0.1"],
])("%s and %s count as one", async (one, other) => {
  const limit = openRateLimit(1);
  await limit(one);

  await expect(limit(other)).rejects.toMatchObject({ code: "rate-limited" });
});

test.each([
  ["2001:db8:1:2::1", "2001:db8:1:3::1"],
  ["::ffff:10.0.0.1", "::ffff:10.0.0.2"],
])("%s and %s count apart", async (one, other) => {
  const limit = openRateLimit(1);
  await limit(one);

  await expect(limit(other)).resolves.toBeUndefined();
});

test("zero allows any number", async () => {
  const limit = openRateLimit(0);

  const all = Promise.all(Array.from({ length: 100 }, () => limit("10.0.0.1")));

  await expect(all).resolves.toHaveLength(100);
});
