import { folded } from '#platform/values/parsed'

/** Folded, with `ae oe ue` as `a o u`: Müller, Mueller and Muller are one spelling. */
export const spelling = (text: string | null | undefined): string =>
  text ? folded(text).replace(/([aou])e/g, '$1') : ''
