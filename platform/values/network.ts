import { BlockList, isIP } from 'node:net'

/** Whether an address is one of these, or in one of these networks (CIDR). */
export function isWithin(address: string, networks: readonly string[]): boolean {
  // A server that listens on both kinds of address writes the old kind in the new one's clothes.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const list = new BlockList()
  for (const network of networks) {
    const [net = '', bits] = network.split('/')
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(net, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}

/** An address or a network as one writes it: 203.0.113.7, 10.0.0.0/8, 2001:db8::/32. */
export function isNetwork(written: string): boolean {
  const [net = '', bits, more] = written.split('/')
  const family = isIP(net)
  return (
    family !== 0 &&
    more === undefined &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)))
  )
}
