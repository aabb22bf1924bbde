import { isIPv6 } from "node:net";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/errors";

export type RateLimit = (address: string) => Promise<void>;

/**
 * Allows each address so many requests a minute; 0 allows any number.
 *
 * @throws AppError `rate-limited` with the seconds to wait, from the function returned.
 */
export function openRateLimit(requestsPerMinute: number): RateLimit {
  if (requestsPerMinute === 0) return () => Promise.resolve();
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });

  return async (address) => {
    try {
      await limiter.consume(networkOf(address));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
      throw new AppError(
        "rate-limited",
        `More than ${requestsPerMinute} requests came within a minute. Wait ${retryAfterSeconds} s.`,
        { facts: { retryAfterSeconds } },
      );
    }
  };
}

/** One household has a whole /64 of IPv6 addresses; counting each alone would count nothing. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const { hostname } = new URL(`http://[${address.split("%")[0]}]/`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  const groups = [...left, ...zeros, ...right];
  const isMappedIPv4 = groups.slice(0, 5).every((group) => group === "0") && groups[5] === "ffff";
  return (isMappedIPv4 ? groups : groups.slice(0, 4)).join(":");
}
