import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { type Saved, saveRecords } from '#platform/objects/save-records'
import { linkTo, WRITTEN } from '../mappable.ts'
import type { StoredImport } from '../stored-import.ts'
import { findByMarks, markKey } from './find-matches.ts'
import type { Group } from './group-rows.ts'

type Values = Record<string, unknown>
interface Coming {
  input: Values
  /** When it was written, where the file says so. */
  at: string | undefined
}

/**
 * Writes what comes along with the rows of a file: notes and tasks of their records, records of objects that stand with
 * them. Each bears a number made of the file and its row, so that the same file again makes no second one.
 */
export async function writeAlong(
  ctx: Ctx,
  type: ObjectType,
  { fileSha256 }: Pick<StoredImport, 'fileSha256'>,
  written: readonly { group: Group; saved: Saved }[],
): Promise<void> {
  const coming = new Map<string, Coming[]>()
  for (const { group, saved } of written) {
    if (saved.status === 'failed') continue
    for (const { row, along = {} } of group.rows) {
      for (const [object, { [WRITTEN]: at, ...values }] of Object.entries(along)) {
        const other = ctx.objects.find(object)
        const link = linkTo(other, type)
        const lacks = Object.entries(other.fields).some(([name, { required }]) => required && !values[name])
        if (!link || lacks) continue
        const number = other.fields.externalId ? { externalId: `${fileSha256.slice(0, 12)}-${row}` } : {}
        const list = coming.get(object) ?? []
        list.push({ input: { ...values, [link]: saved.id, ...number }, at: at === undefined ? undefined : String(at) })
        coming.set(object, list)
      }
    }
  }
  for (const [object, list] of coming) await writeNew(ctx, ctx.objects.find(object), list)
}

async function writeNew(ctx: Ctx, type: ObjectType, list: readonly Coming[]): Promise<void> {
  const marks = list.flatMap(({ input }) =>
    input.externalId ? [{ kind: 'externalId' as const, value: String(input.externalId).toLowerCase() }] : [],
  )
  const known = marks.length > 0 ? await findByMarks(ctx, type, marks) : new Map()
  const fresh = list.filter(
    ({ input }) => !known.has(markKey({ kind: 'externalId', value: String(input.externalId).toLowerCase() })),
  )
  // Together where they were written at the same moment: a record is as old as the statement that makes it.
  for (const at of new Set(fresh.map((one) => one.at))) {
    const together = fresh.filter((one) => one.at === at)
    const then =
      at === undefined ? ctx : inLightOf(ctx, { now: () => new Date(at.length > 10 ? at : `${at}T12:00:00Z`) })
    await saveRecords(
      then,
      type,
      together.map(({ input }) => ({ input })),
    )
  }
}
