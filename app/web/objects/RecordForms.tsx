import { lazy } from 'react'
import { WhenOpened } from '../ui/on-demand.tsx'
import type { ListSearch } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'

// Inputs of every kind weigh as much as a list: they come with the first form that is opened.
const RecordDrawer = lazy(async () => ({ default: (await import('./RecordDrawer.tsx')).RecordDrawer }))

export interface RecordFormsProps {
  model: ObjectModel
  search: Pick<ListSearch, 'new' | 'edit'>
  /** What a new record begins with. Given, one stays on this screen when it is made. */
  initial?: Record<string, unknown>
  close: () => void
}

/** The form of a new record, or of one to change, beside the list it belongs to. */
export function RecordForms(props: RecordFormsProps) {
  const { model, search } = props
  const opened = Boolean(search.edit || (search.new && model.descriptor.may.create))
  return (
    <WhenOpened opened={opened}>
      <RecordDrawer {...props} opened={opened} />
    </WhenOpened>
  )
}
