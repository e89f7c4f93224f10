import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import type { ObjectType } from '#platform/objects/object-type'
import type { ObjectRegistry } from '#platform/objects/registry'
import { invitingTrait } from './attendance.ts'

/**
 * Follows what becomes of meetings, whoever changed them and by whichever way: form, calendar, API, bulk act, undo. What came
 * by an import or the program itself invites nobody.
 */
export function followMeetings(objects: ObjectRegistry): Subscriber {
  const inviting = objects.all().filter(invitingTrait)
  return {
    name: 'calendar',
    types: inviting.flatMap(({ name }) =>
      ['created', 'updated', 'deleted', 'restored'].map((verb) => `${name}.${verb}`),
    ),
    only: inviting.map(standsInCalendar).join(' and '),
    heads: true,
    passesOver: ['import', 'system'],
    handle: laterInvite,
  }
}

/** What never stands in a calendar, such as a mail that was written down, need not be looked at. */
function standsInCalendar({ name, calendar }: ObjectType): string {
  const values = calendar?.without?.map((value) => `'${value}'`).join(', ')
  if (!calendar?.by || !values) return 'true'
  return `(e.type <> '${name}.created' or coalesce(e.payload -> 'changes' -> '${calendar.by}' ->> 1, '') not in (${values}))`
}

async function laterInvite(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const touched = new Map(events.map(({ object, recordId }) => [recordId, object]))
  for (const [recordId, object] of touched)
    if (recordId && object)
      await ctx.later('calendar.invite', { object, recordId }, { key: `calendar.invite ${recordId}` })
}
