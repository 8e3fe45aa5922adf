import { BlockList, isIP, isIPv6 } from "node:net";

/** Proxies believed when nothing else is said: those on this machine, where the host listens by default. */
export const LOOPBACK_PROXIES: readonly string[] = ["127.0.0.0/8", "::1"];

/** Whose request it is, for counting only. */
export type ClientAddress = (peer: string | undefined, forwardedFor: string | null) => string | undefined;

/**
 * Reads the address of the person behind the proxies. `X-Forwarded-For` is read from its right end, where each proxy adds whom it
 * heard, and only as far as the proxies are ours: what a caller wrote there himself stands further left and is never reached.
 *
 * @param trusted addresses or networks ("10.0.0.0/24") of our own proxies
 * @returns for a call from outside its address, IPv6 as its /64, since one subscriber has a whole one; undefined inside the process
 * @throws Error naming an entry that is no address
 */
export function clientAddress(trusted: readonly string[]): ClientAddress {
  const proxies = blockList(trusted);
  const isProxy = (address: string) => proxies.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  return (peer, forwardedFor) => {
    let address = plain(peer ?? "");
    if (isIP(address) === 0) return undefined;
    for (const hop of (forwardedFor ?? "").split(",").reverse()) {
      if (!isProxy(address)) break;
      const before = plain(hop.trim());
      if (isIP(before) === 0) break;
      address = before;
    }
    return isIPv6(address) ? network64(address) : address;
  };
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (isIP(address) === 0 || !Number.isInteger(prefix) || prefix < 1 || prefix > most)
      throw new Error(
        `spbe-server: trustedProxies holds "${entry}", which is no address. Write 10.0.0.5 or 10.0.0.0/24, and never a network anybody can call from.`,
      );
    list.addSubnet(address, prefix, family);
  }
  return list;
}

/** "::ffff:10.0.0.8" is 10.0.0.8 on a socket for both families; some proxies add a port. */
function plain(address: string): string {
  const text = address.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return text.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}

function network64(address: string): string {
  const [head = "", tail] = address.split("%")[0]!.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}
