import type { Seed } from '#platform/objects/seed'
import { createView, type ViewDraft } from '#platform/views/save-view'

const words = {
  en: { status: 'By status', months: 'By month', ship: 'Through the shop' },
  de: { status: 'Nach Status', months: 'Nach Monat', ship: 'Durch den Laden' },
}

/** Views that a small roaster keeps of its orders. */
export async function seedOrderViews({ ctx }: Seed): Promise<void> {
  const say = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const shared = { object: 'order', kind: 'table', visibility: 'everyone', teamId: null } as const
  const drafts: ViewDraft[] = [
    {
      ...{ ...shared, name: say.status },
      settings: {
        groupBy: { field: 'status' },
        sums: [
          { field: 'total', how: 'sum' },
          { field: 'total', how: 'avg' },
        ],
      },
    },
    {
      ...{ ...shared, name: say.months },
      settings: {
        groupBy: { field: 'placedAt', unit: 'month' },
        sums: [{ field: 'total', how: 'sum' }],
        density: 'compact',
      },
    },
    {
      ...{ ...shared, name: say.ship, kind: 'board' },
      settings: {
        boardField: 'status',
        hiddenOptions: ['draft', 'returned', 'cancelled', 'refunded'],
        columns: ['contactId', 'placedAt', 'total'].map((name) => ({ name })),
        sums: [{ field: 'total', how: 'sum' }],
      },
    },
  ]
  for (const draft of drafts) await createView(ctx, draft)
}
