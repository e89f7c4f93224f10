import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPrivate } from '#platform/auth/single-sign-on/outside-fetch'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/** A name led into a private network. */
export class PrivateHost extends Error {
  override name = 'PrivateHost'
}

/** Addresses of a private network, seen at a glance. @throws Refusal mail_server_private */
export function refusePrivateHosts({ config }: Pick<Kith, 'config'>, hosts: readonly string[]): void {
  if (config.privateMailServers === 'allowed') return
  const hidden = (host: string) =>
    isIP(host) ? isPrivate(host) : /^localhost$|\.(localhost|local|internal)$/i.test(host)
  if (hosts.some(hidden)) refuse('mail_server_private')
}

/**
 * The address to connect to, judged where the connection is made: a name that changes its mind between the question and the call
 * leads nowhere. @throws PrivateHost; Error of DNS
 */
export async function addressToConnect({ config }: Pick<Kith, 'config'>, host: string): Promise<string> {
  const found = await lookup(host, { all: true, order: 'ipv4first' })
  const [first] = found
  if (config.privateMailServers !== 'allowed' && found.some(({ address }) => isPrivate(address)))
    throw new PrivateHost(`${host} stands in a private network`)
  return first?.address ?? host
}
