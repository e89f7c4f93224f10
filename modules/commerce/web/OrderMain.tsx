import { LinesCard } from '#app/web/lines/LinesCard.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { StatusCard } from './StatusCard.tsx'

/** Where an order stands and what comes next, over its lines. */
export function OrderMain(props: RecordPartProps) {
  return (
    <>
      {!props.record.deletedAt && <StatusCard {...props} />}
      <LinesCard {...props} />
    </>
  )
}
