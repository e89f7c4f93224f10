import { IconCheckbox, IconNote, IconPhone, IconWorld } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { addressesOf, primaryOf, textOf, textsOf } from '#app/web/ui/field.ts'
import { openComposer } from './open-composer.ts'

// What only a record page or a form needs comes with the first of them.
const RecordComposer = lazy(async () => ({ default: (await import('./RecordComposer.tsx')).RecordComposer }))

/** A company: an organisation with its people, known by its domains. */
export const companyView: ObjectView = {
  object: 'company',
  kind: 'company',
  titleField: 'name',
  columns: ['domains', 'industry', 'addresses', 'size', 'ownerId', 'tags', 'updatedAt'],
  widths: { title: 220, domains: 168, size: 92 },
  form: {
    first: ['name', 'domains', 'industry', 'phones', 'addresses'],
    more: ['website', 'size', 'ownerId', 'tags', 'pricelistId', 'parentId', 'source', 'description'],
  },
  fresh: ({ user }) => ({ ownerId: user.id }),
  sections: [
    { id: 'about', fields: ['name', 'domains', 'website', 'phones', 'addresses', 'industry', 'size', 'description'] },
    { id: 'relationship', fields: ['ownerId', 'tags', 'pricelistId', 'parentId', 'source', 'createdAt'] },
  ],
  wanted: ['domains', 'website', 'phones', 'addresses', 'industry', 'size', 'ownerId', 'tags'],
  presets: ({ user }) => [
    { id: 'mine', filter: { and: [{ field: 'ownerId', op: 'in', value: [user.id] }] } },
    { id: 'recent', filter: { and: [{ field: 'updatedAt', op: 'inLast', value: '7d' }] }, sort: '-updatedAt' },
  ],
  canImport: true,
  phone: (record, { formats, option }) => ({
    detail: [
      textOf(record.industry) || addressesOf(record.addresses)[0]?.city,
      formats.relative(textOf(record.updatedAt)),
    ]
      .filter(Boolean)
      .join(' · '),
    note: option('size')?.label,
  }),
  detail: (record) => [textOf(record.industry), addressesOf(record.addresses)[0]?.city].filter(Boolean).join(', '),
  actions: (record, words) => {
    const phone = primaryOf(record.phones)?.value
    const site = websiteOf(record)
    return [
      {
        id: 'call',
        label: words('actions.call'),
        icon: IconPhone,
        href: phone && `tel:${phone}`,
        forbidden: phone ? undefined : words('actions.noPhone'),
      },
      {
        id: 'website',
        label: words('actions.website'),
        icon: IconWorld,
        href: site,
        forbidden: site ? undefined : words('actions.noWebsite'),
      },
      { id: 'note', label: words('actions.note'), icon: IconNote, makes: 'note', run: () => openComposer('note') },
      { id: 'task', label: words('actions.task'), icon: IconCheckbox, makes: 'task', run: () => openComposer('task') },
    ]
  },
  Composer: RecordComposer,
  timeline: ['note', 'task', 'activity', 'order'],
}

/** The website written down, else the first domain; only ever an address of the web. */
function websiteOf(record: Record<string, unknown>): string | undefined {
  const written = textOf(record.website)
  if (/^https?:\/\//i.test(written)) return written
  const domain = textsOf(record.domains)[0]
  return domain && `https://${domain}`
}
