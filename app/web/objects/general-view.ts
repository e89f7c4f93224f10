import type { ObjectDescriptor } from '#platform/objects/describe'
import { textOf } from '../ui/field.ts'
import type { ObjectView } from './object-view.ts'

const FIRST_COLUMNS = 5
const FIRST_INPUTS = 8

/** How an object of the workspace's own is shown: by its fields alone. */
export function generalView({ name, fields }: ObjectDescriptor): ObjectView {
  const own = fields.filter(({ custom }) => custom !== null)
  const written = own.filter(({ readonly, formula, rollup }) => !readonly && formula === null && rollup === null)
  const keys = (list: readonly { name: string }[]) => list.map((field) => field.name)
  const wide = new Set(['longText', 'address'])
  const columns = own.filter(({ type }) => !wide.has(type)).slice(0, FIRST_COLUMNS)
  return {
    object: name,
    titleField: 'name',
    columns: [...keys(columns), 'ownerId', 'updatedAt'],
    widths: { title: 240 },
    form: {
      first: ['name', ...keys(written.slice(0, FIRST_INPUTS))],
      more: [...keys(written.slice(FIRST_INPUTS)), 'ownerId'],
    },
    fresh: ({ user }) => ({ ownerId: user.id }),
    sections: [{ id: 'about', fields: ['name', ...keys(own), 'ownerId', 'createdAt'] }],
    phone: (record, { formats, option }) => ({
      detail: formats.relative(textOf(record.updatedAt)),
      note: own.flatMap((field) => option(field.name)?.label ?? [])[0],
    }),
    timeline: [],
    canImport: true,
  }
}
