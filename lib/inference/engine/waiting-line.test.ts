import { expect, test } from "vitest";
import { WaitingLine, type Waiting } from "./waiting-line.ts";

function lineOf(...entries: Waiting[]): WaitingLine<Waiting> {
  const line = new WaitingLine<Waiting>();
  for (const entry of entries) line.add(entry);
  return line;
}

function served(line: WaitingLine<Waiting>): string[] {
  const ids: string[] = [];
  for (let entry = line.next(); entry !== undefined; entry = line.next()) ids.push(entry.id);
  return ids;
}

test("people come before programs and programs before nobody", () => {
  const line = lineOf(
    { id: "title", priority: "background", owner: "" },
    { id: "script", priority: "api", owner: "a" },
    { id: "chat", priority: "interactive", owner: "a" },
  );

  expect(served(line)).toEqual(["chat", "script", "title"]);
});

test("owners take turns, however many requests one of them has", () => {
  const line = lineOf(
    { id: "a1", priority: "api", owner: "a" },
    { id: "a2", priority: "api", owner: "a" },
    { id: "a3", priority: "api", owner: "a" },
    { id: "b1", priority: "api", owner: "b" },
  );

  expect(line.inOrder().map(({ id }) => id)).toEqual(["a1", "b1", "a2", "a3"]);
  expect(served(line)).toEqual(["a1", "b1", "a2", "a3"]);
});

test("an owner who has just been served stands behind one who has not", () => {
  const line = lineOf(
    { id: "a1", priority: "api", owner: "a" },
    { id: "a2", priority: "api", owner: "a" },
  );

  line.next();
  line.add({ id: "b1", priority: "api", owner: "b" });
  line.next();
  line.add({ id: "a3", priority: "api", owner: "a" });

  expect(served(line)).toEqual(["b1", "a3"]);
});

test("whoever leaves the line is not served and the others keep their order", () => {
  const line = lineOf(
    { id: "a1", priority: "api", owner: "a" },
    { id: "b1", priority: "api", owner: "b" },
    { id: "a2", priority: "api", owner: "a" },
  );

  expect(line.remove("a1")?.id).toBe("a1");
  expect(line.remove("a1")).toBeUndefined();
  expect(served(line)).toEqual(["a2", "b1"]);
  expect(line.size).toBe(0);
});
