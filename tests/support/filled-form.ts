import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** Somebody who opens the page of a form and sends it, as a browser without scripts does. */
export interface Stranger {
  opens(query?: string): Promise<{ page: LightMyRequestResponse; hidden: Map<string, string> }>
  sends(hidden: ReadonlyMap<string, string>, fields: Record<string, string | string[]>): Promise<LightMyRequestResponse>
  /** Opens, waits as long as people do, and sends. */
  fillsIn(fields: Record<string, string | string[]>, query?: string): Promise<LightMyRequestResponse>
}

/** @param waits lets the seconds pass in which nobody fills in a form */
export function aStranger(server: FastifyInstance, link: string, waits: () => void): Stranger {
  const { pathname } = new URL(link)
  const stranger: Stranger = {
    async opens(query = '') {
      const page = await server.inject({ url: `${pathname}${query}`, headers: { 'user-agent': 'Firefox' } })
      const inputs = page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
      return {
        page,
        hidden: new Map([...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')])),
      }
    },
    sends(hidden, fields) {
      const body = new URLSearchParams([...hidden])
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return server.inject({ method: 'POST', url: pathname, headers, payload: body.toString() })
    },
    async fillsIn(fields, query) {
      const { hidden } = await stranger.opens(query)
      waits()
      return stranger.sends(hidden, fields)
    },
  }
  return stranger
}
