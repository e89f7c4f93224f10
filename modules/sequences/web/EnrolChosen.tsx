import type { ListActProps } from '#app/web/objects/object-view.ts'
import { EnrolDialog } from './EnrolDialog.tsx'

/** Enrols the contacts that were chosen in a list. */
export function EnrolChosen({ ids, what, close, done }: ListActProps) {
  return <EnrolDialog contactIds={ids} what={what} close={close} done={done} />
}
