import { z } from 'zod'

// PostgreSQL stores neither NUL nor half a surrogate pair; other control characters are kept as they come.
const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()

/** A line or paragraph of text, trimmed; empty counts as absent. Refuses what PostgreSQL cannot store. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine(storable, {
      error: 'The text has a NUL or half a character',
      params: { mend: 'Remove the broken character; it often comes from a wrong encoding.' },
    })
    .transform((value) => value.trim())

/** As `text`, where an empty text or null clears the field. */
export const optionalText = (most: number) => z.union([z.null(), text(most).transform((value) => value || null)])
