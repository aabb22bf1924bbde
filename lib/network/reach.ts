import { BlockList, isIP, isIPv6 } from "node:net";

/**
 * How far away an address is. `forbidden` are those that no server of ours or anyone's is meant to
 * be fetched from: unspecified, link-local (where clouds keep their secrets) and multicast.
 */
export type Reach = "loopback" | "private" | "public" | "forbidden";

const lists = [
  subnets("loopback", ["127.0.0.0/8", "::1/128"]),
  subnets("private", [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "fc00::/7",
  ]),
  subnets("forbidden", [
    "0.0.0.0/8",
    "169.254.0.0/16",
    "224.0.0.0/3",
    "::/128",
    "fe80::/10",
    "ff00::/8",
  ]),
];

function subnets(reach: Reach, ranges: readonly string[]) {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix = ""] = range.split("/");
    list.addSubnet(address, Number(prefix), isIPv6(address) ? "ipv6" : "ipv4");
  }
  return { reach, list };
}

/** Judges a numeric address. IPv4 wrapped in IPv6 counts as the IPv4 address that it leads to. */
export function reachOf(address: string): Reach {
  if (isIP(address) === 0) return "forbidden";
  const inner = isIPv6(address) ? embeddedIPv4(address) : undefined;
  const plain = inner ?? address;
  const family = isIPv6(plain) ? "ipv6" : "ipv4";
  return lists.find(({ list }) => list.check(plain, family))?.reach ?? "public";
}

/** The IPv4 address inside a mapped, a translated (NAT64) or a tunnelled (6to4) IPv6 address. */
function embeddedIPv4(address: string): string | undefined {
  const groups = expand(address);
  const [first, second] = groups;
  if (first === 0x2002) return dotted(groups[1], groups[2]);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const isTranslated = first === 0x64 && second === 0xff9b;
  return isMapped || isTranslated ? dotted(groups[6], groups[7]) : undefined;
}

function expand(address: string): number[] {
  // The URL parser writes every spelling of an IPv6 address in one way, without dots.
  const canonical = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const parse = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => parseInt(group, 16));
  const left = parse(head);
  if (tail === undefined) return left;
  const right = parse(tail);
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function dotted(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
