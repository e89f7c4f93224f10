import type { FastifyInstance } from 'fastify'
import type { BrowserVisitor } from './visitor.ts'

/** Where a redirect leads, with what the server sets kept in the browser. */
export async function follow(server: FastifyInstance, visitor: BrowserVisitor, url: string): Promise<string> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await server.inject({ url, headers: { host: 'kith.test', ...(cookie ? { cookie } : {}) } })
  for (const { name, value, maxAge } of answer.cookies)
    if (maxAge === 0) visitor.cookies.delete(name)
    else visitor.cookies.set(name, encodeURIComponent(value))
  return String(answer.headers.location)
}

/** Signs in at the provider's own page. @returns where it sends the browser back to */
export async function signInAtProvider(address: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  const ask = async (url: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...Object(init.headers), cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${url} answers ${answer.status}: ${(await answer.text()).slice(0, 400)}`)
    return new URL(location, url).href
  }
  const page = await ask(address)
  if (!page.includes('/interaction/')) return page
  const form = new URLSearchParams({ prompt: 'login', login, password: 'anything' })
  const resumed = await ask(page, { method: 'POST', body: form })
  return ask(resumed)
}
