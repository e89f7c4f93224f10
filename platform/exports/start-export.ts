import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { facetNames, shownFacets } from '#platform/objects/facet-values'
import { listRecords } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import type { Export, ExportColumn, ExportRequest } from './export-shape.ts'
import { describeExport, findExport } from './stored-export.ts'
import { exportable } from './table/columns.ts'
import { refusePart } from './whole/refuse-part.ts'

type Asked = Omit<z.output<typeof ExportRequest>, 'format' | 'name'>

/**
 * Has a list written to a file in the background.
 * @throws Refusal forbidden for an object one may not read, invalid_input for a filter, sort or column there is none of
 */
export async function startExport(ctx: Ctx, request: z.output<typeof ExportRequest>): Promise<Export> {
  const { format, name, ...asked } = request
  const list = await checkedList(ctx, asked)
  const plural = ctx.objects.find(list.object).plural
  const fileName = `${name?.trim() || plural}-${ctx.now().toISOString().slice(0, 10)}.${format}`
  return begin(ctx, { kind: 'list', format, ...list, fileName })
}

/** A list as it is asked for, its columns written out; refused as `startExport` does. */
export async function checkedList(ctx: Ctx, { object, columns, ...query }: Asked) {
  const type = ctx.objects.all().find((one) => one.name === object || one.plural === object)
  if (!type)
    return refuseInput({
      path: 'object',
      code: 'invalid_value',
      message: `There is no object “${object}”`,
      mend: `Use one of: ${ctx.objects
        .all()
        .map((one) => one.name)
        .join(', ')}.`,
    })
  if (!ctx.may(`${type.plural}.read`)) refuse('forbidden', { permission: `${type.plural}.read` })
  // What a list refuses is refused now, and not in the background.
  await listRecords(ctx, type, { ...query, limit: 1 })
  const chosen = columns ? checkedColumns(ctx, type, columns) : exportable(type).map((field) => ({ field }))
  return { object: type.name, query, columns: chosen }
}

/** Has the whole workspace written to an archive. @throws Refusal forbidden, also for whoever sees less than the whole */
export function startWholeExport(ctx: Ctx): Promise<Export> {
  if (!ctx.may('export')) refuse('forbidden', { permission: 'export' })
  refusePart(ctx)
  const fileName = `${ctx.workspace.name} ${ctx.now().toISOString().slice(0, 10)}.kith.zip`
  return begin(ctx, { kind: 'workspace', object: null, format: 'zip', query: {}, columns: [], fileName })
}

type Begun = Pick<Export, 'kind' | 'object' | 'format' | 'fileName'> & { query: object; columns: ExportColumn[] }

async function begin(ctx: Ctx, { query, columns, ...export_ }: Begun): Promise<Export> {
  const id = uuidv7()
  if (!ctx.userId) refuse('person_needed')
  await ctx.db
    .insertInto('exports')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, status: 'running', ...export_ },
      query: JSON.stringify(query),
      columns: JSON.stringify(columns),
      createdBy: ctx.userId,
      madeByKey: ctx.keyId ?? null,
      createdAt: ctx.now().toISOString(),
    })
    .execute()
  await ctx.record({
    type: 'export.started',
    object: 'export',
    recordId: id,
    payload: { ...export_, query: { ...query } },
  })
  await ctx.later('exports.run', { exportId: id }, { key: `exports.run:${id}` })
  return describeExport(ctx, await findExport(ctx, id))
}

function checkedColumns(ctx: Ctx, type: ObjectType, columns: readonly ExportColumn[]): ExportColumn[] {
  const known = [...exportable(type), ...facetNames(shownFacets(ctx, type))]
  const wrong = columns.flatMap(({ field }, at) =>
    known.includes(field)
      ? []
      : [
          {
            path: `columns.${at}`,
            code: 'unknown_field',
            message: `There is no field “${field}”`,
            mend: `Use one of: ${known.join(', ')}.`,
          },
        ],
  )
  if (wrong.length > 0) refuseInput(...wrong)
  return [...columns]
}
