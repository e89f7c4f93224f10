import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { Filter } from '#platform/objects/filter'
import { text } from '#platform/objects/text'

const when = Filter.nullable().optional().describe('Shown only for records that meet it')

const LayoutField = z.strictObject({
  name: text(100).pipe(z.string().min(1)),
  when,
  form: z.boolean().optional().describe('Asked for at once in the form of a new record'),
})

/** A group of fields. `key` names one of the program’s own groups, whose title follows the reader’s language. */
const LayoutSection = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-zA-Z0-9]{1,40}$/)
      .nullable()
      .default(null),
    title: text(100).default(''),
    collapsed: z.boolean().default(false),
    when,
    fields: z.array(LayoutField).max(200),
  })
  .refine(({ key, title }) => key !== null || title !== '', {
    error: 'A section needs a title',
    path: ['title'],
    params: { mend: 'Name it by what its fields are about, as “Delivery”.' },
  })
export type LayoutSection = z.output<typeof LayoutSection>

export const Sections = z.array(LayoutSection).min(1).max(30)
export const Hidden = z.array(text(100)).max(500)

/** A layout as it is kept and changed. */
export const Layout = z.object({
  id: Id,
  object: z.string(),
  teamId: z.uuid().nullable(),
  sections: Sections,
  hidden: z.array(z.string()),
  version: z.int(),
  updatedAt: z.string(),
})
export type Layout = z.output<typeof Layout>

/** A section as it shows: without its conditions, which the server answers. */
const ShownSection = z.object({
  key: z.string().nullable(),
  title: z.string(),
  collapsed: z.boolean(),
  fields: z.array(z.object({ name: z.string(), form: z.boolean() })),
})
export const ShownSections = z.array(ShownSection)
export type ShownSection = z.output<typeof ShownSection>

/** The layout that holds for one person, as the descriptor of its object carries it. */
export const AppliedLayout = z.object({
  id: z.uuid(),
  sections: ShownSections,
  hidden: z.array(z.string()),
  conditional: z.boolean().describe('Some part shows only for some records; ask /record-layouts'),
})
export type AppliedLayout = z.output<typeof AppliedLayout>

/** What of a section its readers are told. */
export const shownSection = ({ key, title, collapsed, fields }: LayoutSection): ShownSection => ({
  key,
  title,
  collapsed,
  fields: fields.map(({ name, form = false }) => ({ name, form })),
})
