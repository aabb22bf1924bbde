import { join } from "node:path";
import { expect, test } from "vitest";
import { doors, isTest, lockedDoors, neighbours, owners, refusal, roomOf } from "./layers.mjs";

const outside = () => "";
const rooms = Object.keys(doors);
const everyDoor = [
  ...rooms.filter((room) => room.startsWith("lib/")).map((room) => room.slice(4)),
  ...lockedDoors,
];

test.each(rooms)("%s passes the doors on its list and no other", (room) => {
  const path = `${room}/planted.ts`;

  const passed = everyDoor.filter((door) => refusal(path, `#lib/${door}`, outside) === undefined);

  const expected = doors[room] ?? [];
  expect(passed.toSorted()).toEqual([...expected].toSorted());
});

test.each(Object.entries(owners))("%s is refused to all but its owners", (name, allowed) => {
  for (const room of rooms.filter((candidate) => candidate !== "tests")) {
    const reason = refusal(`${room}/planted.ts`, name, outside);

    expect(reason === undefined, `${room} importing ${name}`).toBe(allowed.includes(room));
  }
});

test.each(Object.entries(neighbours))("%s reaches only its neighbours by path", (room, allowed) => {
  for (const other of [
    "app",
    "api",
    "components",
    "server",
    "indexer",
    "bench",
    "tests",
    "tools",
  ]) {
    if (other === room) continue;
    const reason = refusal(`${room}/planted.ts`, "../x", () => `${other}/x.ts`);

    expect(reason === undefined, `${room} importing ${other}`).toBe(allowed.includes(other));
  }
});

test("a path into another room's inside is refused, even to a test", () => {
  const resolve = (specifier: string) => join("lib/chat", specifier);

  expect(refusal("lib/chat/send.ts", "../db/connect.ts", resolve)).toContain("#lib/db");
  expect(refusal("lib/chat/send.test.ts", "../db/connect.ts", resolve)).toContain("#lib/db");
  expect(refusal("lib/chat/send.ts", "./title.ts", resolve)).toBeUndefined();
});

test("a door within a room is passed by who may enter the room, unless it has a lock", () => {
  expect(refusal("api/v1/models.ts", "#lib/dialects/openai", outside)).toBeUndefined();
  expect(refusal("lib/shelf/search.ts", "#lib/knowledge", outside)).toBeUndefined();
  expect(refusal("lib/shelf/search.ts", "#lib/knowledge/writer", outside)).toContain("may not");
});

test("a subpath of an owned package is owned too", () => {
  expect(refusal("api/app.ts", "drizzle-orm/node-postgres", outside)).toContain("lib/db");
  expect(refusal("lib/db/connect.ts", "drizzle-orm/node-postgres", outside)).toBeUndefined();
});

test("a test may use what production code of its room may not", () => {
  expect(isTest("lib/chat/send.test.ts")).toBe(true);
  expect(
    refusal(
      "lib/chat/send.test.ts",
      "../../tests/support/tiny-model.ts",
      () => "tests/support/tiny-model.ts",
    ),
  ).toBeUndefined();
  expect(
    refusal(
      "lib/chat/send.ts",
      "../../tests/support/tiny-model.ts",
      () => "tests/support/tiny-model.ts",
    ),
  ).toContain("may not");
});

test("files outside the house have no room", () => {
  expect(roomOf("vitest.config.ts")).toBeUndefined();
  expect(roomOf("lib/db/connect.ts")).toBe("lib/db");
});
