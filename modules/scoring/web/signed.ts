import type { Formats } from '#app/web/ui/format.ts'

/** Points with their sign; a true minus. */
export const signed = (formats: Formats, points: number) =>
  points > 0 ? `+${formats.number(points)}` : `−${formats.number(Math.abs(points))}`.replace(/^−0$/, '0')
