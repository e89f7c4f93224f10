import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'
import type { ObjectType } from '#platform/objects/object-type'
import type { Act, SubjectName, Trigger } from '../contract/rule-shape.ts'

/** What rules can be about: by which events their triggers are told of, and which acts are done with it. */
export interface Subject {
  /** Events beside `created` and `updated`. */
  events: Partial<Record<Trigger['on'], string>>
  /** Triggers beside those all subjects have. */
  triggers: readonly Trigger['on'][]
  acts: readonly Act['act'][]
  /** The field that says whose it is. */
  owner: string
}

export const subjects: Record<SubjectName, Subject> = {
  conversation: {
    events: { received: 'conversation.received', answered: 'conversation.replied' },
    triggers: [],
    acts: ['set', 'label', 'snooze', 'reply', 'note', 'tell', 'task', 'ticket'],
    owner: 'assigneeId',
  },
  ticket: {
    events: { received: 'ticket.customerSpoke', answered: 'ticket.answered' },
    triggers: ['beforeDue'],
    acts: ['reply', 'set', 'tell', 'task'],
    owner: 'ownerId',
  },
}

/** The triggers that what happened sets off. */
export function triggersOf({ type, object }: Pick<RecordedEvent, 'type' | 'object'>): Trigger['on'] | undefined {
  if (type === `${object}.created`) return 'created'
  if (type === `${object}.updated`) return 'updated'
  const events = object && object in subjects ? subjects[object as SubjectName].events : {} // as just asked
  return (['received', 'answered'] as const).find((on) => events[on] === type)
}

/** The subject's type, where its module is on. */
export const subjectType = (ctx: Ctx, object: SubjectName): ObjectType | undefined => ctx.objects.known(object)
