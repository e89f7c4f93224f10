import type { Relatedness } from '#platform/objects/filter'
import type { RelationType } from '../relations/relation-client.ts'

/** From which side a condition reads a relation: that of the end the record is. */
export const sideOf = ({ end }: Relatedness, type: RelationType, object: string): 'forward' | 'backward' =>
  (end ?? (type.fromObject === object ? 'from' : 'to')) === 'from' ? 'forward' : 'backward'
