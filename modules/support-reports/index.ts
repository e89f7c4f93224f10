import './metrics/talks.ts'
import './metrics/waits.ts'
import './objects/talks-facet.ts'
import './objects/waits-facet.ts'

export { followWaits } from './domain/follow-waits.ts'
