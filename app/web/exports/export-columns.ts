import type { ObjectModel } from '../objects/object-model.ts'

/**
 * The columns of a file with what their headers say. The column that names a record stands for the fields of its name.
 * @param number what the number of another system is called, which lists do not show.
 * @param keys those a list shows; without them all there are.
 */
export function chosenColumns(
  { descriptor, view, field, fields, figures }: ObjectModel,
  number: string,
  keys?: readonly string[],
) {
  const every = [...descriptor.fields.map(({ name }) => name), ...[...fields, ...figures].map(({ key }) => key)]
  const wanted = keys ? keys.flatMap((key) => (key === view.titleField ? [...descriptor.title] : key)) : every
  return [...new Set(wanted)].map((name) => ({
    field: name,
    label: (field(name) ?? figures.find(({ key }) => key === name))?.label ?? (name === 'externalId' ? number : name),
  }))
}
