import type { ListActProps } from '#app/web/objects/object-view.ts'
import { EnrolDialog } from './EnrolDialog.tsx'

/** Enrols the contacts that were chosen in a list. */
export function EnrolChosen({ ids, start, what, close, done }: ListActProps) {
  const inBackground = (id: string) => start({ kind: 'do', what: 'sequences.enrol', values: { id } })
  return <EnrolDialog whom={ids ?? inBackground} what={what} close={close} done={done} />
}
