import { LinesCard } from '#app/web/lines/LinesCard.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { StandingCard } from './StandingCard.tsx'

/** Where an invoice stands and what comes next, over its lines. */
export function InvoiceMain(props: RecordPartProps) {
  return (
    <>
      <StandingCard {...props} />
      <LinesCard {...props} locked={props.record.status !== 'draft'} />
    </>
  )
}
