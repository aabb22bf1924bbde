import { expect, test } from "vitest";
import { openTestDatabase } from "../../../tests/support/database.ts";

test("a setting is unknown until it is set, and keeps its last value", async () => {
  await using db = await openTestDatabase();

  const before = await db.settings.find("default-model");
  await db.settings.set("default-model", "first");
  await db.settings.set("default-model", "second");

  expect(before).toBeUndefined();
  expect(await db.settings.find("default-model")).toBe("second");
});
