import { expect, test } from "vitest";
import { allowedHosts, loopbackAddresses } from "./loopback.ts";

test("by default Hearth listens on both loopbacks", () => {
  expect(loopbackAddresses("127.0.0.1")).toEqual(["127.0.0.1", "::1"]);
  expect(loopbackAddresses("localhost")).toEqual(["127.0.0.1", "::1"]);
});

test("a single loopback address is listened on alone", () => {
  expect(loopbackAddresses("127.0.0.2")).toEqual(["127.0.0.2"]);
  expect(loopbackAddresses("[::1]")).toEqual(["::1"]);
});

test.each([
  "0.0.0.0",
  "::",
  "192.168.1.10",
  "hearth.local",
  "127.0.0.1.example.com",
  "10.127.0.0.1",
])("HOST %s is refused with a sentence", (host) => {
  expect(() => loopbackAddresses(host)).toThrow(`HOST is ${host}, but Hearth has no accounts`);
});

test("a browser may ask by name or address, with our port", () => {
  const hosts = allowedHosts(["127.0.0.1", "::1"], 3000);

  expect([...hosts]).toEqual(["localhost:3000", "127.0.0.1:3000", "[::1]:3000"]);
});
