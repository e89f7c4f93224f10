import type { z } from 'zod'
import type { ImportDefaults, MatchOn } from '#platform/imports/import-input'
import type { Import, ImportRow, ImportSummary } from '#platform/imports/import-shape'

export type { Import, ImportDefaults, MatchOn }
export type Summary = z.output<typeof ImportSummary>
export type Row = z.output<typeof ImportRow>
export type Reason = Import['reasons'][number]
export type Target = Import['targets'][number]
export type Mapped = Import['mapping'][number]
export type Column = Import['shape']['columns'][number]
export type FileOptions = Import['fileOptions']

export const rowViews = ['all', 'mend', 'look', 'updates', 'new', 'failed'] as const
export type RowView = (typeof rowViews)[number]

/** Something is being done to it in the background. */
export const isMoving = (status: Import['status']) => ['checking', 'running', 'cancelling', 'undoing'].includes(status)

/** It was started: from then on only its result is shown. */
export const isStarted = (status: Import['status']) => !['draft', 'checking', 'ready'].includes(status)

export const steps = ['file', 'columns', 'review', 'options', 'result'] as const
export type Step = (typeof steps)[number]

/** The step to show: the one asked for while it is still open, else the one the import has come to. */
export function stepOf({ status }: Pick<Import, 'status'>, asked: Step | undefined): Step {
  if (isStarted(status)) return 'result'
  if (asked && asked !== 'result') return asked
  return status === 'draft' ? 'file' : 'review'
}

/** The other column that a target's only place belongs to, if it takes just one. */
export function holderOf(target: Target | undefined, column: number, mapping: readonly Mapped[]): number | undefined {
  if (!target || target.repeats || target.slots) return undefined
  return mapping.find((one) => one.field === target.path && one.column !== column)?.column
}
