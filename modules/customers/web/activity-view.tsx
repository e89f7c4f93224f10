import { IconMail, IconPhone, IconUsersGroup } from '@tabler/icons-react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'

/** Calls and meetings: when, with whom, and what came of it. */
export const activityView: ObjectView = {
  object: 'activity',
  titleField: 'title',
  columns: ['kind', 'direction', 'startsAt', 'minutes', 'outcome', 'attendees', 'contactId', 'companyId', 'ownerId'],
  widths: { title: 280, attendees: 180 },
  marks: {
    outcome: {
      held: { tone: 'ok' },
      reached: { tone: 'ok' },
      notReached: { tone: 'warn' },
      leftMessage: { tone: 'info' },
      noShow: { tone: 'bad' },
      cancelled: { tone: 'neutral' },
    },
  },
  form: {
    first: ['title', 'kind', 'direction', 'startsAt', 'minutes', 'attendees', 'place', 'outcome', 'details'],
    more: ['ownerId', 'contactId', 'companyId', 'aboutId', 'links'],
  },
  fresh: ({ user }) => ({
    ownerId: user.id,
    kind: 'meeting',
    minutes: 30,
    attendees: [{ object: 'user', id: user.id }],
    startsAt: nextHour().toISOString(),
  }),
  forEach: true,
  sections: [
    {
      id: 'about',
      fields: ['title', 'kind', 'direction', 'startsAt', 'minutes', 'place', 'attendees', 'outcome', 'details'],
    },
    { id: 'relationship', fields: ['ownerId', 'contactId', 'companyId', 'aboutId', 'links', 'createdAt'] },
  ],
  presets: ({ user }) => [
    { id: 'mine', filter: { and: [{ field: 'ownerId', op: 'in', value: [user.id] }] } },
    { id: 'coming', filter: { and: [{ field: 'startsAt', op: 'inNext', value: '30d' }] }, sort: 'startsAt' },
    { id: 'calls', filter: { and: [{ field: 'kind', op: 'in', value: ['call'] }] } },
    { id: 'mails', filter: { and: [{ field: 'kind', op: 'in', value: ['mail'] }] } },
    { id: 'meetings', filter: { and: [{ field: 'kind', op: 'in', value: ['meeting'] }] } },
  ],
  phone: (record, { formats, option, refer }) => ({
    detail: [(refer('contactId') ?? refer('companyId'))?.name, formats.relative(textOf(record.startsAt))]
      .filter(Boolean)
      .join(' · '),
    note: option('outcome')?.label ?? option('kind')?.label,
  }),
  timeline: [],
  tell: ({ type, record }, { t, own, formats, model, language }) => {
    if (own || !record || type !== 'activity.created') return undefined
    const kind = record.kind === 'call' || record.kind === 'mail' ? record.kind : 'meeting'
    const words = record.direction === 'in' && kind !== 'meeting' ? theirs[kind] : kind
    const startsAt = textOf(record.startsAt)
    const outcome = model.field('outcome')?.options?.find(({ value }) => value === record.outcome)?.label
    const minutes =
      typeof record.minutes === 'number' && record.minutes > 0 ? formats.duration(record.minutes * 60) : ''
    const when = `${formats.date(startsAt)}, ${formats.time(startsAt)}`
    const facts = [when, minutes, textOf(record.place), outcome].filter(Boolean)
    const title = textOf(record.title)
    return {
      icon: icons[kind],
      what: t(`customers:activity.tell.${words}`, { lng: language, title }),
      plain: title,
      excerpt: record.deletedAt
        ? undefined
        : { text: [facts.join(' · '), textOf(record.details)].filter(Boolean).join('\n') },
    }
  },
}

const icons = { call: IconPhone, mail: IconMail, meeting: IconUsersGroup }
const theirs = { call: 'calledIn', mail: 'mailIn' } as const

function nextHour(): Date {
  const date = new Date(Date.now() + 3_600_000)
  date.setMinutes(0, 0, 0)
  return date
}
