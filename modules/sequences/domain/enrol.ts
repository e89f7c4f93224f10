import { type SqlBool, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { freshSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { RefusedBecause, Sequence } from '../contract/sequences.ts'
import { storedSequence } from './sequences.ts'
import { findSender } from './variables.ts'

interface Asked {
  id: string
  contactIds: readonly string[]
  dealId?: string | undefined
  senderId?: string | undefined
}

/**
 * Enrols contacts; who cannot be is told with the reason. Two colleagues may enrol the same contact at once: the index of those
 * under way decides. @throws Refusal sequence_not_found, sequence_not_on, record_not_found, person_needed, invalid_input
 */
export async function enrol(ctx: Ctx, { id, contactIds, dealId, senderId: given }: Asked) {
  const { name, state, version, basis } = await storedSequence(ctx, id)
  if (state !== 'on') refuse('sequence_not_on')
  const senderId = given ?? ctx.userId ?? refuse('person_needed')
  if (!(await findSender(ctx, senderId)))
    refuseInput({
      ...{ path: 'senderId', code: 'unknown_member', message: 'Nobody of this id works here' },
      mend: 'Use an id of GET /api/v1/members.',
    })
  if (dealId) await findRecord(ctx, ctx.objects.find('deal'), dealId)
  const wanted = [...new Set(contactIds)]
  const reasons = await reasonsAgainst(ctx, wanted, basis)
  const now = ctx.now().toISOString()
  const rows = wanted
    .filter((contactId) => reasons.get(contactId) === null)
    .map((contactId) => ({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), sequenceId: id, version, contactId, dealId: dealId ?? null },
      ...{ senderId, dueAt: now, secret: freshSecret(), isExample: ctx.isRetold === true },
      ...{ enrolledBy: ctx.userId, enrolledAt: now },
    }))
  const enrolled =
    rows.length > 0
      ? await ctx.db
          .insertInto('enrolments')
          .values(rows)
          .onConflict((open) => open.columns(['workspaceId', 'contactId']).where('endedAt', 'is', null).doNothing())
          .returning(['id', 'contactId'])
          .execute()
      : []
  await ctx.record(
    ...enrolled.map(({ contactId }) => ({
      ...{ type: 'sequence.enrolled', object: 'contact', recordId: contactId, contactId },
      payload: { sequenceId: id, name },
    })),
  )
  if (enrolled.length > 0 && !ctx.isRetold)
    await ctx.later('sequences.minute', {}, { key: `sequences.minute ${ctx.workspaceId}` })
  const taken = new Set(enrolled.map(({ contactId }) => contactId))
  const refused = wanted.flatMap((contactId) =>
    taken.has(contactId) ? [] : [{ contactId, because: reasons.get(contactId) ?? ('enrolled' as const) }],
  )
  return { enrolled, refused }
}

/** What speaks against enrolling each of some contacts; null: nothing. Whom one does not see is not there. */
export async function reasonsAgainst(
  ctx: Ctx,
  contactIds: readonly string[],
  basis: Sequence['basis'],
): Promise<Map<string, RefusedBecause | null>> {
  const { rows } = await sql<{ id: string; because: RefusedBecause | null }>`
    select c.id, case
      when c.deleted_at is not null then 'deleted'
      when exists (select from opt_outs o where o.workspace_id = c.workspace_id and o.contact_id = c.id) then 'optedOut'
      when exists (select from enrolments e where e.workspace_id = c.workspace_id and e.contact_id = c.id and e.ended_at is null) then 'enrolled'
      when jsonb_array_length(c.emails) = 0 then 'noAddress'
      when not (${groundOf[basis]}) then ${basis === 'agreed' ? 'notAgreed' : 'noContactYet'}
      end as because
    from contacts c where c.workspace_id = ${ctx.workspaceId} and c.id = any (${contactIds}::uuid[])`.execute(ctx.db)
  const found = new Map(rows.map(({ id, because }) => [id, because]))
  return new Map(contactIds.map((id) => [id, found.has(id) ? (found.get(id) ?? null) : 'notSeen']))
}

const sent = sql`select from form_submissions f where f.workspace_id = c.workspace_id and f.contact_id = c.id and f.status = 'received'`

/** On what ground somebody may be written to without having asked for this very mail. */
const groundOf = {
  agreed: sql<SqlBool>`exists (${sent} and f.consent is not null)`,
  inTouch: sql<SqlBool>`exists (${sent})
    or exists (select from deals d where d.workspace_id = c.workspace_id and d.contact_id = c.id and d.deleted_at is null)
    or exists (select from orders r where r.workspace_id = c.workspace_id and r.contact_id = c.id and r.deleted_at is null)
    or exists (select from activities a where a.workspace_id = c.workspace_id and a.contact_id = c.id and a.deleted_at is null
      and (a.direction = 'in' or a.outcome in ('held', 'reached')))`,
  anyone: sql<SqlBool>`true`,
}
