import { IconAffiliate } from '@tabler/icons-react'
import type { TimelineEvent } from '../objects/object-client.ts'
import type { TellTools, ToldEntry } from '../objects/timeline-words.tsx'
import { wordsOfSide } from './use-relation-words.ts'

/** What happened to a relation, as the timeline of one of its two records tells it. */
export function tellRelation(
  { type, payload }: TimelineEvent,
  { t, nameOf, models }: TellTools,
): Pick<ToldEntry, 'icon' | 'what'> & Partial<ToldEntry> {
  const { builtin, label, direction, other, note } = payload as unknown as RelationPayload // the event's own declaration
  const name = nameOf({ type: 'relation', object: other.object }, other.id) ?? t('ui:filter.aRecord')
  const what = `${wordsOfSide(t, { builtin, label, direction })} ${name}`
  const href = models.get(other.object)?.path
  return {
    icon: IconAffiliate,
    what: t(`relations:told.${type.split('.')[1]}`, { what }),
    href: href && `${href}/${other.id}`,
    ...(note ? { excerpt: { text: note } } : {}),
  }
}

interface RelationPayload {
  builtin: string | null
  label: string | null
  direction: 'forward' | 'backward'
  other: { object: string; id: string }
  note: string | null
}
