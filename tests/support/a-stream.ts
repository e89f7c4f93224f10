import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Line } from '#modules/chat/domain/lines.ts'
import { shop } from './a-chat.ts'

/** Where a server listens, which it does from now on. */
export async function addressOf(server: FastifyInstance): Promise<string> {
  if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}` // it listens on TCP
}

/** A widget's stream, which collects what it says until it is cut. */
export async function aStream(address: string, { word, token }: { word: string; token: string | null }, since = 0) {
  const stop = new AbortController()
  const answer = await fetch(`${address}/chat/${word}/stream?since=${since}`, {
    headers: { origin: shop, authorization: `Bearer ${token}` },
    signal: stop.signal,
  })
  const stream = {
    ...{ status: answer.status, allows: answer.headers.get('access-control-allow-origin'), ended: false },
    lines: [] as Line[],
    typing: [] as { name: string; typing: boolean }[],
    /** Called with each line as it comes. */
    hear: (_: Line): void => {},
    cut: () => stop.abort(),
  }
  const take = (event: string) => {
    const data = /^data: (.*)$/m.exec(event)?.[1]
    if (!data) return
    if (event.includes('event: typing')) return stream.typing.push(JSON.parse(data))
    stream.lines.push(JSON.parse(data))
    stream.hear(JSON.parse(data))
  }
  const read = async () => {
    let rest = ''
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const events = (rest + part.value).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) take(event)
    }
  }
  read()
    .catch(() => {})
    .finally(() => {
      stream.ended = true
    })
  return stream
}
