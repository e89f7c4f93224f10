import { IconCoins, IconTrophy, IconX } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { moneyOf, type Tone, textOf } from '#app/web/ui/field.ts'
import type { Formats } from '#app/web/ui/format.ts'
import { DealBoardCard } from './board/DealBoardCard.tsx'
import { DealStandings } from './board/DealStandings.tsx'
import { StageNote } from './board/StageNote.tsx'

// What only a record page, a board's edge or a refused move needs comes with the first of them.
const DealBar = lazy(async () => ({ default: (await import('./DealBar.tsx')).DealBar }))
const DealMain = lazy(async () => ({ default: (await import('./DealMain.tsx')).DealMain }))
const LinesInput = lazy(async () => ({ default: (await import('#app/web/lines/LinesInput.tsx')).LinesInput }))
const OutcomeRails = lazy(async () => ({ default: (await import('./board/OutcomeRails.tsx')).OutcomeRails }))
const BoardLegend = lazy(async () => ({ default: (await import('./board/BoardLegend.tsx')).BoardLegend }))
const DealTimeline = lazy(async () => ({ default: (await import('./timeline/DealTimeline.tsx')).DealTimeline }))
const GateDialog = lazy(async () => ({ default: (await import('./GateDialog.tsx')).GateDialog }))

const tones: Record<string, { tone: Tone }> = { open: { tone: 'info' }, won: { tone: 'ok' }, lost: { tone: 'neutral' } }

/** A deal: a sale in the making, in a stage of its pipeline. */
export const dealView: ObjectView = {
  object: 'deal',
  titleField: 'name',
  columns: ['companyId', 'contactId', 'stage', 'value', 'closeOn', 'ownerId', 'status'],
  widths: { title: 260, companyId: 180, contactId: 160, stage: 140, value: 120, closeOn: 120, status: 100 },
  marks: { status: tones },
  form: {
    first: ['name', 'companyId', 'contactId', 'amount', 'currency', 'closeOn', 'pipeline', 'stage'],
    more: [
      'recurringAmount',
      'recurringPeriod',
      'probability',
      'forecastCategory',
      'ownerId',
      'credits',
      'source',
      'campaign',
      'competitors',
      'checklist',
      'lines',
      'pricesInclude',
    ],
  },
  fresh: ({ workspace, user }) => ({ currency: workspace.currency, ownerId: user.id, status: 'open' }),
  sections: [
    { id: 'about', fields: ['companyId', 'contactId', 'ownerId', 'credits', 'closeOn'] },
    {
      id: 'value',
      fields: [
        'amount',
        'recurringAmount',
        'recurringPeriod',
        'value',
        'currency',
        'probability',
        'weighted',
        'forecastCategory',
        'pricesInclude',
      ],
    },
    { id: 'work', fields: ['checklist', 'competitors'] },
    { id: 'origin', fields: ['source', 'campaign', 'startedAt', 'stageSince', 'createdAt'] },
    { id: 'outcome', fields: ['closedAt', 'outcomeReason', 'outcomeNote'] },
  ],
  wanted: ['companyId', 'contactId', 'amount', 'closeOn', 'ownerId'],
  presets: ({ user }) => [
    {
      id: 'mine',
      filter: {
        and: [
          { field: 'ownerId', op: 'in', value: [user.id] },
          { field: 'status', op: 'in', value: ['open'] },
        ],
      },
    },
    {
      id: 'closing',
      filter: {
        and: [
          { field: 'status', op: 'in', value: ['open'] },
          { field: 'closeOn', op: 'inNext', value: '30d' },
        ],
      },
      sort: 'closeOn',
    },
    { id: 'rotting', filter: { and: [{ field: 'pace.rotting', op: 'eq', value: true }] } },
    { id: 'won', filter: { and: [{ field: 'status', op: 'in', value: ['won'] }] } },
  ],
  start: (model) => {
    const [first] = model.field('pipeline')?.options ?? []
    const several = (model.field('pipeline')?.options?.length ?? 0) > 1
    return {
      kind: 'board',
      board: 'stage',
      sums: 'value:sum,weighted:sum',
      filter: {
        and: [
          ...(several && first ? [{ field: 'pipeline', op: 'in' as const, value: [first.value] }] : []),
          { field: 'status', op: 'in', value: ['open'] },
        ],
      },
    }
  },
  Bar: DealBar,
  board: {
    by: 'stage',
    Around: DealStandings,
    Card: DealBoardCard,
    ColumnNote: StageNote,
    Rails: OutcomeRails,
    Foot: BoardLegend,
    Mend: GateDialog,
  },
  Timeline: DealTimeline,
  canImport: true,
  takesNotes: true,
  phone: (record, tools) => ({
    detail: [tools.refer('companyId')?.name ?? tools.refer('contactId')?.name, tools.option('stage')?.label]
      .filter(Boolean)
      .join(' · '),
    value: worthOf(record, tools.formats),
    note: record.status === 'open' ? undefined : tools.option('status')?.label,
  }),
  detail: (record, tools) =>
    [worthOf(record, tools.formats), tools.refer('companyId')?.name].filter(Boolean).join(' · '),
  Main: DealMain,
  timeline: ['note', 'task', 'activity'],
  tell: ({ type, record, payload }, { t, model, formats, own }) => {
    if (!record || own) return undefined
    const href = `${model.path}/${textOf(record.id)}`
    const value = worthOf(record, formats)
    if (type === 'deal.created')
      return { icon: IconCoins, href, what: t('sales:deal.tell.created', { name: textOf(record.name) }), plain: value }
    const [, status] = changeOf(payload, 'status')
    if (status === 'won')
      return { icon: IconTrophy, href, what: t('sales:deal.tell.won', { name: textOf(record.name) }), plain: value }
    if (status === 'lost') return { icon: IconX, href, what: t('sales:deal.tell.lost', { name: textOf(record.name) }) }
    return undefined
  },
  editors: { lines: LinesInput },
}

const worthOf = (record: Record<string, unknown>, formats: Formats) => {
  const value = moneyOf(record.value, textOf(record.currency))
  return value ? formats.money(value, { whole: true }) : ''
}

function changeOf(payload: Record<string, unknown>, field: string): [unknown, unknown] {
  const changes = payload.changes as Record<string, [unknown, unknown]> | undefined // as recordWrites declares it
  return changes?.[field] ?? [undefined, undefined]
}
