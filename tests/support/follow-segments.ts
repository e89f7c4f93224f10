import { deliverSome } from '#platform/events/deliver'
import { followSegments } from '#platform/segments/follow-events'
import { eventually } from './eventually.ts'
import type { TestWorkspace } from './workspace.ts'

/** Hands the segments all events there are, until their own have been heard as well. */
export const follow = ({ kith }: Pick<TestWorkspace, 'kith'>) =>
  eventually(async () => (await deliverSome(kith, followSegments)) === 'nothing')
