import { z } from 'zod'

export const SHORTEST_PASSWORD = 10
/** A longer one would only make hashing slow. */
export const LONGEST_PASSWORD = 128

/** A password somebody chooses. Its length is the only rule; what makes people write it down is left out. */
export const NewPassword = z
  .string()
  .min(SHORTEST_PASSWORD, { error: `A password has at least ${SHORTEST_PASSWORD} characters` })
  .max(LONGEST_PASSWORD, { error: `A password has at most ${LONGEST_PASSWORD} characters` })
