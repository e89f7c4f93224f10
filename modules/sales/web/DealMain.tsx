import { LinesCard } from '#app/web/lines/LinesCard.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { DealPath } from './DealPath.tsx'
import { DealSteps } from './DealSteps.tsx'
import { OwnAmountNote } from './OwnAmountNote.tsx'

/** How far a deal has come, and what it is about. */
export function DealMain(props: RecordPartProps) {
  return (
    <>
      <DealPath {...props} />
      <DealSteps {...props} />
      <LinesCard {...props} note={props.record.ownAmount === true && <OwnAmountNote {...props} />} />
    </>
  )
}
