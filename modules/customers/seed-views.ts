import type { Seed } from '#platform/objects/seed'
import { createView, type ViewDraft } from '#platform/views/save-view'

const words = {
  en: {
    stages: 'By stage',
    open: 'Open',
    businesses: 'At a business',
    mine: 'My contacts',
    due: 'Due dates',
    people: 'Who does what',
  },
  de: {
    stages: 'Nach Stufe',
    open: 'Offen',
    businesses: 'In Betrieben',
    mine: 'Meine Kontakte',
    due: 'Termine',
    people: 'Wer macht was',
  },
}

/** Views that a small roaster keeps of its customers and tasks. */
export async function seedCustomerViews({ ctx }: Seed): Promise<void> {
  const say = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const shared = { kind: 'table', visibility: 'everyone', teamId: null } as const
  const drafts: ViewDraft[] = [
    {
      ...{ ...shared, object: 'contact', name: say.stages, kind: 'board' },
      settings: {
        boardField: 'lifecycleStage',
        hiddenOptions: ['former'],
        columns: [{ name: 'companies' }, { name: 'tags' }, { name: 'ownerId' }],
      },
    },
    {
      ...{ ...shared, object: 'contact', name: say.open },
      settings: {
        filter: { and: [{ field: 'lifecycleStage', op: 'in', value: ['lead', 'qualified', 'opportunity'] }] },
        groupBy: { field: 'lifecycleStage' },
        sort: 'lastName',
      },
    },
    {
      ...{ ...shared, object: 'contact', name: say.businesses },
      settings: {
        filter: { and: [{ field: 'companies', op: 'isNotEmpty' }] },
        sort: 'lastName',
        density: 'compact',
        columns: [
          { name: 'lastName', width: 200, pinned: true },
          ...['companies', 'jobTitle', 'emails', 'phones', 'tags', 'source', 'language'].map((name) => ({ name })),
        ],
      },
    },
    {
      ...{ ...shared, object: 'contact', name: say.mine, visibility: 'private' },
      settings: { filter: { and: [{ field: 'ownerId', op: 'in', value: [ctx.userId] }] }, sort: '-updatedAt' },
    },
    {
      ...{ ...shared, object: 'task', name: say.due, kind: 'calendar' },
      settings: { dateField: 'dueAt', filter: { and: [{ field: 'completedAt', op: 'isEmpty' }] } },
    },
    {
      ...{ ...shared, object: 'task', name: say.people, kind: 'board' },
      settings: {
        boardField: 'assigneeId',
        columns: [{ name: 'dueAt' }, { name: 'contactId' }],
        filter: { and: [{ field: 'completedAt', op: 'isEmpty' }] },
      },
    },
  ]
  for (const draft of drafts) await createView(ctx, draft)
}
