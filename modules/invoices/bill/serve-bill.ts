import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readAddress } from '#platform/calendar/secret-address'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { systemActing } from '#platform/ctx/system-acting'
import { languageOf, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { billHtml, unknownBill } from './bill-html.ts'
import { billPdf } from './bill-pdf.ts'
import { type ReadBill, readBill } from './read-bill.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

type Params = { Params: { word: string } }

/** Serves `/bills/{secret}`, where customers read an invoice: pages that need no script. */
export function mountBills(server: FastifyInstance, kith: Kith): void {
  server.get<Params>('/bills/:word', async (request, reply) => {
    const read = await atAddress(kith, request.params.word)
    return reply
      .status(read ? 200 : 404)
      .headers(headers)
      .send(read ? billHtml(read, request.params.word) : nothing(request))
  })
  server.get<Params>('/bills/:word/pdf', async (request, reply) => {
    const read = await atAddress(kith, request.params.word)
    if (!read) return reply.status(404).headers(headers).send(nothing(request))
    const name = `${read.bill.number.replaceAll(/[^\w.-]/g, '_')}.pdf`
    return reply
      .headers({ ...headers, 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
      .send(await billPdf(read))
  })
}

function nothing(request: FastifyRequest): string {
  const language = languageOf(request.headers['accept-language'])
  return unknownBill(translator({ en, de }, language), language)
}

/** The invoice at an address; undefined for nothing. */
async function atAddress(kith: Kith, word: string): Promise<ReadBill | undefined> {
  const { ids: [workspaceId, invoiceId] = [], secret = '' } = readAddress(word, 2) ?? {}
  if (workspaceId === undefined || invoiceId === undefined) return undefined
  const stands = await inWorkspace(kith, { ...systemActing, workspaceId }, (ctx) =>
    ctx.db.selectFrom('workspaces').select('id').where('id', '=', workspaceId).executeTakeFirst(),
  )
  if (!stands) return undefined
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'customer', id: null } })
  return inWorkspace(kith, acting, (ctx) => readBill(ctx, invoiceId, secret))
}
