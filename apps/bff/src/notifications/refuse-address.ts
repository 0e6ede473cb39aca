import { BlockList, isIP } from 'node:net'

/**
 * Where a webhook may never lead: this network, link-local (the metadata services of clouds), multicast, reserved and
 * tunnels that hide an IPv4 address. https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const never = toList([
  ['0.0.0.0', 8],
  ['100.100.100.200', 32],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fd00:ec2::254', 128],
  ['fe80::', 10],
  ['ff00::', 8],
])

/** Loopback and networks of a house: only where an administrator says so. */
const inside = toList([
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['::1', 128],
  ['fc00::', 7],
])

export interface AddressRule {
  readonly isHttps: boolean
  readonly allowPrivate: boolean
}

/** Why a message may not go to this IP address, in words; null when it may. */
export function refuseAddress(ip: string, { isHttps, allowPrivate }: AddressRule): string | null {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(ip) === 0 || never.check(ip, family))
    return 'The address leads to a reserved network, where the console never writes.'
  if (inside.check(ip, family))
    return allowPrivate
      ? null
      : 'The address leads into a private network. If that is meant, allow private addresses for this channel.'
  return isHttps ? null : 'Outside private networks the address must begin with https://.'
}

/** As `refuseAddress`, for a whole address before its name is looked up; what only the look-up can tell comes later. */
export function refuseUrl(url: URL, allowPrivate: boolean): string | null {
  const isHttps = url.protocol === 'https:'
  const ip = toIp(url)
  if (ip !== null) return refuseAddress(ip, { isHttps, allowPrivate })
  return isHttps || allowPrivate
    ? null
    : 'The address must begin with https://. Plain http goes to private addresses only, where you allow them.'
}

/** The IP address that stands in the place of the name, else null. */
function toIp({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? null : bare
}

function toList(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  return list
}
