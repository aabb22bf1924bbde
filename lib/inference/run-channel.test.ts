import { expect, test } from "vitest";
import { RunChannel } from "./run-channel.ts";

test("the reader gets everything that was pushed, before and after it came", async () => {
  const channel = new RunChannel<number>();
  channel.push(1);
  const reading = Array.fromAsync(channel);

  await Promise.resolve();
  channel.push(2);
  channel.push(3);
  channel.close();

  expect(await reading).toEqual([1, 2, 3]);
});

test("a failure comes after what was pushed before it", async () => {
  const channel = new RunChannel<number>();
  channel.push(1);
  channel.close(new Error("lost"));
  const seen: number[] = [];

  const reading = (async () => {
    for await (const item of channel) seen.push(item);
  })();

  await expect(reading).rejects.toThrow("lost");
  expect(seen).toEqual([1]);
});

test("what comes after the end is dropped", async () => {
  const channel = new RunChannel<number>();
  channel.close();
  channel.push(1);

  expect(await Array.fromAsync(channel)).toEqual([]);
});
