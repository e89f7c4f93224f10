import { LinesCard } from '#app/web/lines/LinesCard.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { CourseCard } from './CourseCard.tsx'

/** What became of a quote and what comes next, over its lines. */
export function QuoteMain(props: RecordPartProps) {
  return (
    <>
      <CourseCard {...props} />
      <LinesCard {...props} locked={props.record.status === 'accepted'} />
    </>
  )
}
