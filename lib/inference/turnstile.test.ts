import { expect, test } from "vitest";
import { Turnstile } from "./turnstile.ts";

test("beside those who find a slot only as many as the limit may wait", () => {
  const turnstile = new Turnstile(1);
  turnstile.enter(2).start();
  turnstile.enter(2).start();
  turnstile.enter(2);

  expect(() => turnstile.enter(2)).toThrow(expect.objectContaining({ code: "busy" }));
});

test("leaving makes room once, however often it is said", () => {
  const turnstile = new Turnstile(0);
  const ticket = turnstile.enter(1);
  ticket.start();

  ticket.leave();
  ticket.leave();

  turnstile.enter(1).start();
  expect(() => turnstile.enter(1)).toThrow(expect.objectContaining({ code: "busy" }));
});

test("the wait that is named grows with the line and with the time answers take", () => {
  const turnstile = new Turnstile(1);
  const first = turnstile.enter(1);
  first.start();
  for (let run = 0; run < 30; run++) first.finish(20_000);
  turnstile.enter(1);

  expect(() => turnstile.enter(1)).toThrow(
    expect.objectContaining({ facts: { retryAfterSeconds: 40 } }),
  );
});
