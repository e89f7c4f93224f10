import type { Ctx } from '#platform/ctx/ctx'
import { recognisedBy } from '#platform/duplicates/alike'
import { valueIn } from '#platform/objects/custom-values'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { withField } from '#platform/undo/field-values'
import { companiesByDomain } from './companies-by-domain.ts'
import { repairedNames } from './marks.ts'
import type { Mendable } from './mendable.ts'
import { mendedReachables } from './reachables.ts'

/** One value that Kith would change. `slip` groups what is decided as one: a mistyped domain, a company. */
export interface Change {
  slip: string
  field: string
  before: string | null
  after: string
}

/** What mending a record would change, and the input that does it. */
export interface RecordMend {
  id: string
  input: Record<string, unknown>
  changes: Change[]
}

/** How a flaw would be mended in records that have it; records of which none of the `slips` is left are left out. */
export async function mendsOf(
  ctx: Ctx,
  type: ObjectType,
  { mark, slips }: { mark: Mendable; slips?: readonly string[] | undefined },
  records: readonly AnyRecord[],
): Promise<RecordMend[]> {
  const isChosen = ({ slip }: { slip: string }) => !slips || slips.includes(slip)
  if (mark === 'companyKnown')
    return (await companyMends(ctx, type, records)).filter(({ changes }) => changes.every(isChosen))
  const mendOne = mark === 'nameCase' ? nameMend : reachableMend
  return records.flatMap((record) => mendOne({ ctx, type, mark, isChosen }, record))
}

interface Mending {
  ctx: Ctx
  type: ObjectType
  mark: Mendable
  isChosen: (value: { slip: string }) => boolean
}

function nameMend({ type, isChosen }: Mending, record: AnyRecord): RecordMend[] {
  const input = repairedNames(type, record)
  const changes = Object.entries(input).map(([field, after]) => ({
    ...{ slip: 'case', field, after },
    before: String(record[field]),
  }))
  return changes.length > 0 && changes.every(isChosen) ? [{ id: record.id, input, changes }] : []
}

function reachableMend({ ctx, type, mark, isChosen }: Mending, record: AnyRecord): RecordMend[] {
  const kind = mark === 'emailSlip' ? 'email' : 'phone'
  const mended = mendedReachables(type, record, kind, ctx.workspace.defaultCountry).filter(isChosen)
  if (mended.length === 0) return []
  let input: Record<string, unknown> = {}
  for (const field of new Set(mended.map((one) => one.field))) {
    const now = valueIn(record, field)
    const of = mended.filter((one) => one.field === field)
    const replaced = (item: unknown, index: number) => {
      const value = of.find(({ at }) => at === index)?.value
      return value === undefined ? item : { ...Object(item), value }
    }
    input = withField(input, field, Array.isArray(now) ? now.map(replaced) : of[0]?.value)
  }
  return [
    {
      id: record.id,
      input,
      changes: mended.map(({ slip, field, before, value }) => ({ slip, field, before, after: value })),
    },
  ]
}

async function companyMends(ctx: Ctx, type: ObjectType, records: readonly AnyRecord[]): Promise<RecordMend[]> {
  const field = recognisedBy(type)?.companies ?? ''
  const companies = await companiesByDomain(ctx, type, records)
  return [...companies].map(([id, company]) => ({
    id,
    input: { [field]: [{ id: company, primary: true }] },
    changes: [{ slip: company, field, before: null, after: company }],
  }))
}
