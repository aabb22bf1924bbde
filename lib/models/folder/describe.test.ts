import { expect, test } from "vitest";
import { readCatalog } from "../catalog/read-catalog.ts";
import { describe } from "./describe.ts";

const part = {
  path: "/m/x.gguf",
  fileName: "x.gguf",
  folders: [],
  shipped: false,
  sizeBytes: 7,
  modifiedMs: 5_000,
};

test("a catalog's model is asked as its publisher advises, any other as Hearth does", () => {
  const catalog = readCatalog();
  const entry = catalog.find(({ id }) => id === "tinyllama-1.1b-chat");
  const files = { name: "x", parts: [part], partCount: 1, missingParts: [] };
  const check = { problem: "Unread.", passing: false };

  const known = describe({ id: "x", files, check, entry });
  const unknown = describe({ id: "x", files, check, entry: undefined });

  expect(known.preset).toMatchObject({
    temperature: 0.1,
    system: "You are a helpful assistant.",
  });
  expect(unknown.preset).toBeNull();
});
