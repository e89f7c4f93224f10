import type { Seed } from '#platform/objects/seed'
import type { RuleDraft } from './contract/rule-shape.ts'
import { createRule } from './domain/rules.ts'

const en = {
  evening: 'After hours',
  answer:
    'Hello {{contact.firstName | "and thank you"}}, your message is here. We read it at nine in the morning and answer then. {{workspace.name}}',
  torn: 'Torn parcels first',
  subject: 'torn',
  label: 'parcel',
  waits: 'Somebody waits for two hours',
  waitsText: 'The customer has waited for two hours.',
  near: 'Before the first answer is late',
  nearText: 'The first answer is due in half an hour.',
  urgent: 'Urgent ones get a task',
  task: 'Call the customer',
}
const de: typeof en = {
  evening: 'Nach Feierabend',
  answer:
    'Guten Tag {{contact.firstName | "und vielen Dank"}}, Ihre Nachricht ist da. Wir lesen sie morgens um neun und antworten dann. {{workspace.name}}',
  torn: 'Zerrissene Pakete zuerst',
  subject: 'zerrissen',
  label: 'paket',
  waits: 'Jemand wartet seit zwei Stunden',
  waitsText: 'Der Kunde wartet seit zwei Stunden.',
  near: 'Bevor die erste Antwort zu spät kommt',
  nearText: 'Die erste Antwort ist in einer halben Stunde fällig.',
  urgent: 'Dringende bekommen eine Aufgabe',
  task: 'Den Kunden anrufen',
}

/** Rules as a small business has them; they hold from today on. */
export async function seedAutomation({ ctx }: Seed): Promise<void> {
  const said = ctx.workspace.locale.startsWith('de') ? de : en
  const plain = { on: true, filter: null, hours: 'any', once: false } satisfies Partial<RuleDraft>
  const open = { field: 'state', op: 'eq', value: 'open' } as const
  const drafts: Omit<RuleDraft, keyof typeof plain>[] & Partial<RuleDraft>[] = [
    {
      ...{ object: 'conversation', name: said.evening, trigger: { on: 'received' }, hours: 'closed' },
      acts: [{ act: 'reply', text: said.answer }],
    },
    {
      ...{ object: 'conversation', name: said.torn, trigger: { on: 'created' } },
      filter: { field: 'subject', op: 'contains', value: said.subject },
      acts: [
        { act: 'set', field: 'priority', value: 'high' },
        { act: 'label', add: [said.label], remove: [] },
      ],
    },
    {
      ...{ object: 'conversation', name: said.waits, hours: 'open', filter: open },
      trigger: { on: 'since', field: 'waitingSince', minutes: 120 },
      acts: [{ act: 'tell', to: ['owner', 'leads'], text: said.waitsText }],
    },
    {
      ...{ object: 'ticket', name: said.near, trigger: { on: 'beforeDue', target: 'firstResponse', minutes: 30 } },
      acts: [{ act: 'tell', to: ['owner', 'leads'], text: said.nearText }],
    },
    {
      ...{ object: 'ticket', name: said.urgent, trigger: { on: 'updated', always: false }, once: true },
      filter: { field: 'priority', op: 'eq', value: 'urgent' },
      acts: [{ act: 'task', title: said.task, to: 'owner', days: 0 }],
    },
  ]
  for (const draft of drafts) await createRule(ctx, { ...plain, ...draft })
}
