import type { Asked } from '../form-fields.ts'

type Hanging = Pick<Asked, 'key' | 'when' | 'takes'>

/** The fields that show with these answers: a field hangs on one before it, and with that on all it hangs on. */
export function shownFields<F extends Hanging>(
  fields: readonly F[],
  values: ReadonlyMap<string, readonly string[]>,
): F[] {
  const shown: F[] = []
  for (const field of fields) {
    const { when } = field
    if (!when || isMet(when, shown.find(({ key }) => key === when.key) !== undefined, values.get(when.key) ?? []))
      shown.push(field)
  }
  return shown
}

function isMet({ is }: { is: string }, deciderShows: boolean, given: readonly string[]): boolean {
  if (!deciderShows) return false
  const said = given.map((one) => one.trim()).filter((one) => one !== '')
  if (is === NOT_TICKED) return said.length === 0
  return is === '' ? said.length > 0 : said.some((one) => one.toLowerCase() === is.toLowerCase())
}

/** Of a yes: that it was left out. */
export const NOT_TICKED = 'false'
