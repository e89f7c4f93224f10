import { ActionIcon } from '@mantine/core'
import { IconCheckbox, IconDots, IconMail, IconNote, IconPhone, IconShoppingBag } from '@tabler/icons-react'
import { useState } from 'react'
import { Composer } from '../ui/Composer.tsx'
import { Chip } from '../ui/cells.tsx'
import { Figures } from '../ui/Figures.tsx'
import type { Field } from '../ui/field.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PropertyList } from '../ui/PropertyList.tsx'
import { QuickActions } from '../ui/QuickActions.tsx'
import { RecordHead } from '../ui/RecordHead.tsx'
import { RecordLayout } from '../ui/RecordLayout.tsx'
import { RelatedList } from '../ui/RelatedList.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import type { TimelineEntry } from '../ui/TimelineLine.tsx'
import { fields } from './example.ts'

const about: Field[] = [
  { key: 'emails', label: 'Email', type: 'emails' },
  { key: 'phones', label: 'Phone', type: 'phones' },
  { key: 'company', label: 'Company', type: 'relation', object: 'company' },
  { key: 'addresses', label: 'Address', type: 'addresses' },
  { key: 'language', label: 'Language', type: 'language' },
  { key: 'birthday', label: 'Birthday', type: 'date' },
  { key: 'site', label: 'Website', type: 'url' },
]
const relationship = fields.filter((field) => ['lifecycle', 'owner', 'tags', 'total'].includes(field.key))

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const entries: TimelineEntry[] = [
  {
    id: '1',
    at: ago(12),
    icon: IconMail,
    who: 'Sofia Marchetti',
    what: 'wrote',
    excerpt: {
      title: 'Re: Order HK-20418',
      text: 'Hi Jonas, the 12 kg that should have come on Tuesday still aren’t here, and we open the second counter on Saturday. Can you tell me where they are?',
    },
  },
  { id: '2', at: ago(34), icon: IconCheckbox, who: 'Mara Lindt', what: 'finished “Send the price list”' },
  {
    id: '3',
    at: ago(2900),
    icon: IconPhone,
    who: 'Jonas Weber',
    what: 'called, 6 min',
    excerpt: {
      text: 'Second counter opens Saturday. Wants Hafen Blend plus a decaf; interested in a grinder lease. Send an offer this week.',
    },
  },
  {
    id: '4',
    at: ago(10100),
    icon: IconShoppingBag,
    who: 'Order HK-20418',
    what: 'placed in the shop',
    href: '/orders/1',
    excerpt: {
      text: '12 kg Hafen Blend, 2 kg Speicher Decaf',
      end: (
        <>
          <Chip tone="warn">In transit</Chip>
          <strong>€318.60</strong>
        </>
      ),
    },
  },
  {
    id: '5',
    at: ago(10200),
    icon: IconNote,
    who: 'Aylin Demir',
    what: 'wrote a note',
    excerpt: { text: 'Prefers calls before noon.' },
  },
]

export function ContactGallery() {
  const [values, setValues] = useState<Record<string, unknown>>({
    emails: [
      { value: 'sofia@cafe-lumen.de', primary: true },
      { value: 'marchetti@posteo.de', primary: false },
    ],
    phones: [{ value: '+49 40 3180 442', primary: true }],
    company: { id: 'c0', name: 'Café Lumen', kind: 'company', href: '/companies' },
    addresses: [{ street: 'Ottenser Hauptstraße 12', postcode: '22765', city: 'Hamburg' }],
    language: 'it',
    birthday: null,
    site: 'https://cafe-lumen.de',
    lifecycle: 'customer',
    owner: 'u2',
    tags: ['Wholesale', 'Espresso'],
    total: 1482000,
  })
  const save = async (key: string, value: unknown) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    if (key === 'site' && value === 'https://refused.example')
      throw new Error('This address belongs to another contact.')
    setValues((was) => ({ ...was, [key]: value }))
  }
  const title = 'Sofia Marchetti'
  return (
    <>
      <PageHeader
        title={title}
        trail={[{ label: 'Contacts', href: '/contacts' }]}
        actions={
          <ActionIcon aria-label="More">
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        }
      />
      <RecordLayout
        head={
          <RecordHead name={title} kind="person" detail="Owner, Café Lumen">
            <QuickActions
              actions={[
                { id: 'email', label: 'Email', icon: IconMail, href: 'mailto:sofia@cafe-lumen.de' },
                { id: 'call', label: 'Call', icon: IconPhone, href: 'tel:+49403180442' },
                { id: 'note', label: 'Note', icon: IconNote, run: () => {} },
                { id: 'task', label: 'Task', icon: IconCheckbox, run: () => {} },
              ]}
            />
          </RecordHead>
        }
        properties={
          <>
            <PropertyList label="About" fields={about} values={values} save={save} />
            <PropertyList label="Relationship" fields={relationship} values={values} save={save} />
          </>
        }
        timeline={
          <>
            <Composer draftKey="gallery" save={async () => {}} />
            <div style={{ blockSize: 20 }} />
            <Timeline label="Timeline" entries={entries} more={{ available: true, loading: false, load: () => {} }} />
          </>
        }
        insight={
          <Figures
            label="Purchases"
            figures={[
              { label: 'Orders', value: '31', href: '/orders', note: 'since 2022' },
              { label: 'Total', value: '€14,820', note: '+18 % in a year', tone: 'ok' },
              { label: 'Average', value: '€478' },
            ]}
          />
        }
        related={
          <>
            <RelatedList
              label="Orders"
              total={31}
              allHref="/orders"
              items={[
                { id: '1', name: 'HK-20418', detail: '12 November · In transit', href: '/orders/1', end: '€318.60' },
                { id: '2', name: 'HK-20377', detail: '28 October · Delivered', href: '/orders/2', end: '€264.00' },
              ]}
              add={() => {}}
            />
            <RelatedList
              label="People"
              items={[
                { id: '1', name: 'Bruno Almeida', detail: 'Referred Sofia', href: '/contacts/2', avatar: 'person' },
                { id: '2', name: 'Dario Conti', detail: 'Barista, Café Lumen', href: '/contacts/3', avatar: 'person' },
              ]}
              add={() => {}}
            />
            <RelatedList label="Tasks" items={[]} add={() => {}} />
          </>
        }
      />
    </>
  )
}
