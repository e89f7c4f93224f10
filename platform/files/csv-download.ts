import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Sends CSV as a download while it is read: as many rows in memory as a part has. `name` is ASCII, without an ending. */
export function sendCsv(reply: FastifyReply, name: string, parts: AsyncIterable<string>): FastifyReply {
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    .send(Readable.from(marked(parts)))
}

/** The parts behind the mark that tells Excel that this is UTF-8. */
export async function* marked(parts: AsyncIterable<string>): AsyncGenerator<string> {
  yield '\ufeff'
  yield* parts
}
