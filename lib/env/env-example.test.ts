import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readServerEnv, serverEnvSchema } from "./server-env.ts";

const text = await readFile(new URL("../../.env.example", import.meta.url), "utf8");

test("the example names each variable once, with a line of explanation above", () => {
  const named = Object.keys(parseEnv(text));
  const lines = text.split("\n");
  const unexplained = lines.filter(
    (line, index) => /^\w+=/.test(line) && !/^(#|\w+=)/.test(lines[index - 1] ?? ""),
  );

  expect(named.toSorted()).toEqual(Object.keys(serverEnvSchema.shape).toSorted());
  expect(unexplained).toEqual([]);
});

test("the example is what happens without it", () => {
  const copied = readServerEnv({ NODE_ENV: "test", ...parseEnv(text) });
  const absent = readServerEnv({ NODE_ENV: "test" });

  expect(copied).toEqual(absent);
});
