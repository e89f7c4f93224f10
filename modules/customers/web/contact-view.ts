import { IconCheckbox, IconMail, IconNote, IconPhone } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { openLetter } from '#app/web/objects/open-letter.ts'
import { primaryOf, refsOf, textOf } from '#app/web/ui/field.ts'
import { openComposer } from './open-composer.ts'

// What only a record page or a form needs comes with the first of them.
const RecordComposer = lazy(async () => ({ default: (await import('./RecordComposer.tsx')).RecordComposer }))
const CompaniesInput = lazy(async () => ({ default: (await import('./CompaniesInput.tsx')).CompaniesInput }))

/** A contact: a person with emails, phones, a place on the way to a customer. */
export const contactView: ObjectView = {
  object: 'contact',
  kind: 'person',
  titleField: 'lastName',
  columns: ['companies', 'emails', 'phones', 'lifecycleStage', 'ownerId', 'tags', 'updatedAt'],
  widths: { title: 178, companies: 154, emails: 184, phones: 146, ownerId: 100, tags: 192, updatedAt: 100 },
  marks: {
    lifecycleStage: {
      subscriber: { share: 0 },
      lead: { share: 0.2 },
      qualified: { share: 0.35 },
      opportunity: { share: 0.5 },
      customer: { share: 1 },
      evangelist: { share: 1 },
      former: { share: -1 },
    },
  },
  form: {
    first: ['firstName', 'lastName', 'emails', 'phones', 'companies'],
    more: [
      'jobTitle',
      'lifecycleStage',
      'ownerId',
      'tags',
      'addresses',
      'source',
      'campaign',
      'language',
      'birthday',
      'timeZone',
      'socialProfiles',
    ],
  },
  fresh: ({ user }) => ({ lifecycleStage: 'lead', ownerId: user.id }),
  sections: [
    {
      id: 'about',
      fields: [
        'firstName',
        'lastName',
        'emails',
        'phones',
        'companies',
        'jobTitle',
        'addresses',
        'language',
        'birthday',
      ],
    },
    {
      id: 'relationship',
      fields: ['lifecycleStage', 'ownerId', 'tags', 'source', 'campaign', 'firstTouchAt', 'createdAt'],
    },
  ],
  wanted: [
    'emails',
    'phones',
    'companies',
    'jobTitle',
    'addresses',
    'language',
    'birthday',
    'ownerId',
    'tags',
    'source',
  ],
  presets: ({ user }) => [
    { id: 'mine', filter: { and: [{ field: 'ownerId', op: 'in', value: [user.id] }] } },
    { id: 'customers', filter: { and: [{ field: 'lifecycleStage', op: 'in', value: ['customer', 'evangelist'] }] } },
    {
      id: 'open',
      filter: { and: [{ field: 'lifecycleStage', op: 'in', value: ['lead', 'qualified', 'opportunity'] }] },
    },
    { id: 'recent', filter: { and: [{ field: 'updatedAt', op: 'inLast', value: '7d' }] }, sort: '-updatedAt' },
  ],
  canImport: true,
  quickAdd: '/contacts/quick-add',
  phone: (record, { formats, option }) => ({
    detail: [
      refsOf(record.companies)[0]?.name ?? primaryOf(record.emails)?.value,
      formats.relative(textOf(record.updatedAt)),
    ]
      .filter(Boolean)
      .join(' · '),
    note: option('lifecycleStage')?.label,
  }),
  detail: (record) => {
    const [company] = refsOf(record.companies)
    const role = textOf(Object(company).role) || textOf(record.jobTitle)
    return [role, company?.name].filter(Boolean).join(', ')
  },
  actions: (record, words) => {
    const email = primaryOf(record.emails)?.value
    const phone = primaryOf(record.phones)?.value
    return [
      {
        id: 'email',
        label: words('actions.email'),
        icon: IconMail,
        run: openLetter,
        forbidden: email ? undefined : words('actions.noEmail'),
      },
      {
        id: 'call',
        label: words('actions.call'),
        icon: IconPhone,
        href: phone && `tel:${phone}`,
        forbidden: phone ? undefined : words('actions.noPhone'),
      },
      { id: 'note', label: words('actions.note'), icon: IconNote, makes: 'note', run: () => openComposer('note') },
      { id: 'task', label: words('actions.task'), icon: IconCheckbox, makes: 'task', run: () => openComposer('task') },
    ]
  },
  Composer: RecordComposer,
  timeline: ['note', 'task', 'activity', 'order'],
  editors: { companies: CompaniesInput },
}
