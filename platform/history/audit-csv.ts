import type { FastifyInstance } from 'fastify'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { asCsv } from '#platform/files/as-csv'
import { sendCsv } from '#platform/files/csv-download'
import { refusalOfInput } from '#platform/http/problem'
import { languageOf, type Translate, translator } from '#platform/i18n/translate'
import { listAudit } from './audit.ts'
import { AuditFilter } from './contract.ts'
import type { AuditEntry } from './history-shape.ts'
import de from './locales/de.json'
import en from './locales/en.json'

const AT_ONCE = 1_000

const own = ['at', 'who', 'through', 'address', 'object', 'record', 'id', 'event']
const changed = ['field', 'before', 'after', 'cause', 'details']

/**
 * Serves `GET /api/v1/audit-events/csv`: what the list shows, narrowed the same, a line for each field that changed. It
 * is read as it is sent, so that a year of changes needs no more memory than a page.
 */
export function mountAuditCsv(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/audit-events/csv', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'audit')
    const filter = AuditFilter.safeParse(request.query)
    if (!filter.success) throw refusalOfInput(filter.error)
    const t = translator({ en, de }, languageOf(request.headers['accept-language'], acting.workspace.locale))
    const name = `audit-${kith.now().toISOString().slice(0, 10)}`
    return sendCsv(reply, name, auditLines(kith, acting, filter.data, t))
  })
}

async function* auditLines(kith: Kith, acting: Acting, filter: AuditFilter, t: Translate): AsyncGenerator<string> {
  yield asCsv([[...own, ...changed].map((head) => t(`csv.${head}`))])
  // Said before the first line: whoever breaks off has taken some all the same.
  const told = { kind: 'audit', object: null, format: 'csv', fileName: `audit.csv`, query: filter }
  await inWorkspace(kith, acting, (ctx) => ctx.record({ type: 'export.started', object: 'export', payload: told }))
  let cursor: string | null | undefined
  let count = 0
  while (cursor !== null) {
    const page = await inWorkspace(
      kith,
      acting,
      (ctx) => listAudit(ctx, { ...filter, limit: AT_ONCE, cursor: cursor ?? undefined }),
      { readOnly: true },
    )
    const lines = page.items.flatMap(linesOf)
    if (lines.length > 0) yield asCsv(lines)
    count += lines.length
    cursor = page.nextCursor
  }
  await inWorkspace(kith, acting, (ctx) =>
    ctx.record({ type: 'audit.exported', payload: { rows: count, query: filter } }),
  )
}

function linesOf(entry: AuditEntry): string[][] {
  const { at, actor, address, details, object, title, recordId, type, changes, cause } = entry
  const own = [at, actor.name ?? '', actor.kind, address ?? '', object ?? '', title ?? '', recordId ?? '', type]
  const why = cause ? [cause.kind, cause.title].filter(Boolean).join(': ') : ''
  const more = Object.keys(details).length > 0 ? textOf(details) : ''
  const fields = Object.entries(changes)
  if (fields.length === 0) return [[...own, '', '', '', why, more]]
  return fields.map(([field, [before, after]]) => [...own, field, textOf(before), textOf(after), why, more])
}

const textOf = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
