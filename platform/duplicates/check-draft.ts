import type { Ctx } from '#platform/ctx/ctx'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { prepareInput } from '#platform/objects/save-records'
import { profileOfRecord, profilesOf, recognisedBy } from './alike.ts'
import { commonnessOf } from './commonness-of-base.ts'
import { compare, type Match, WORTH_A_LOOK } from './compare/compare.ts'
import { candidatesFor } from './find-candidates.ts'
import { keysOf } from './keys.ts'
import { readableType } from './known-type.ts'

interface Draft {
  object: string
  record: Record<string, unknown>
  /** The record itself, when it is one that is being changed. */
  except?: string | undefined
}

const MOST_SHOWN = 5
const ITSELF = 'draft'

/** Who is here already that a record being typed may be: the likeliest first. */
export async function checkDraft(ctx: Ctx, { object, record, except }: Draft) {
  const type = readableType(ctx, object)
  const draft = profileOfRecord(type, understood(ctx, type, record))
  const [candidates, common] = await Promise.all([
    candidatesFor(ctx, type, new Map([[ITSELF, keysOf(type, draft)]])),
    commonnessOf(ctx, type),
  ])
  const ids = [...(candidates.get(ITSELF) ?? [])].filter((id) => id !== except)
  const records = (await recordsOf(ctx, type, ids)).filter(({ deletedAt }) => deletedAt === null)
  const profiles = profilesOf(type, records)
  const kind = recognisedBy(type)?.kind ?? 'organisation'
  const items = records.flatMap((known): (Match & { record: AnyRecord })[] => {
    const profile = profiles.get(known.id)
    const match = profile && compare(kind, common, draft, profile)
    return match && match.confidence >= WORTH_A_LOOK ? [{ record: known, ...match }] : []
  })
  return { items: items.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_SHOWN) }
}

/** As it would be kept, where it can be understood already: half an email is none yet. */
function understood(ctx: Ctx, type: ObjectType, record: Record<string, unknown>): Record<string, unknown> {
  const known = Object.fromEntries(Object.entries(record).filter(([name]) => type.fields[name] || name === 'custom'))
  const { input } = prepareInput(type, known, ctx.workspace, true)
  return Object.keys(input).length > 0 ? input : known
}
