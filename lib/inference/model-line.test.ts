import { expect, test } from "vitest";
import { ModelLine } from "./model-line.ts";

function claim(modelId: string | undefined, refused: string[] = []) {
  return {
    modelId,
    grant: () => undefined,
    refuse: (error: Error) => void refused.push(error.message),
  };
}

test("everyone who wants the front's model is served with it", () => {
  const line = new ModelLine<string>();
  for (const modelId of ["a", "b", "a", undefined]) line.join(claim(modelId));

  expect(line.front()?.modelId).toBe("a");
  expect(line.takeAll("a")).toHaveLength(2);
  expect(line.front()?.modelId).toBe("b");
});

test("whoever leaves is not served, and a model brought back goes first", () => {
  const line = new ModelLine<string>();
  const leave = line.join(claim("a"));
  line.join(claim("b"));

  leave();
  line.joinFront(claim("c"));

  expect(line.takeAll("a")).toEqual([]);
  expect(line.front()?.modelId).toBe("c");
});

test("when the house closes everyone is told", () => {
  const refused: string[] = [];
  const line = new ModelLine<string>();
  line.join(claim("a", refused));
  line.join(claim(undefined, refused));

  line.refuseAll(new Error("closing"));

  expect(refused).toEqual(["closing", "closing"]);
  expect(line.front()).toBeUndefined();
});
