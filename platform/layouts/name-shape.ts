import { z } from 'zod'
import { text } from '#platform/objects/text'

const Name = text(60).pipe(z.string().min(1, { error: 'A name may not be empty' }))
/** One of them and several, as in headings: “student”, “Students”. */
const Pair = z.strictObject({ one: Name, many: Name })

/** Per language that Kith speaks. */
export const Names = z.strictObject({ en: Pair.optional(), de: Pair.optional() })
export type Names = z.output<typeof Names>

export const NameList = z.array(z.strictObject({ object: text(60), names: Names })).max(200)
