import type { AppliedLayout, ShownSection } from '#platform/layouts/layout-shape'
import type { Field } from '../ui/field.ts'
import { isCustomKey } from './custom-values.ts'
import type { ObjectModel } from './object-model.ts'

const FIRST_OWN = 4

/** A group of properties on a record page. */
export interface Section {
  id: string
  title: string
  collapsed: boolean
  fields: Field[]
}

/**
 * The groups of a record page: those of the layout that holds for this person, else those of the module's view. Custom
 * fields that neither names come last, so that a field just made is seen.
 * @param shown the sections whose conditions this record meets, where the layout has conditions
 */
export function sectionsOf(model: ObjectModel, shown?: readonly ShownSection[] | null): Section[] {
  const { layout } = model.descriptor
  const drawn = (shown ?? layout?.sections ?? drawnSections(model)).map((section, at) => ({
    id: `${section.key ?? 'section'}-${at}`,
    title: titleOf(model, section),
    collapsed: section.collapsed,
    fields: section.fields.flatMap(({ name }) => model.field(name) ?? []),
  }))
  const rest = unplaced(model, layout)
  const all =
    rest.length > 0 ? [...drawn, { id: 'rest', title: model.words('rest'), collapsed: false, fields: rest }] : drawn
  return all.filter(({ fields }) => fields.length > 0)
}

/** The groups as the module drew them, in the shape of a layout: what an administrator begins with. */
export const drawnSections = ({ view }: ObjectModel): ShownSection[] =>
  view.sections.map(({ id, fields }) => ({
    key: id,
    title: '',
    collapsed: false,
    fields: fields.map((name) => ({ name, form: view.form.first.includes(name) })),
  }))

export const titleOf = (model: ObjectModel, { key, title }: Pick<ShownSection, 'key' | 'title'>) =>
  title || model.words(`sections.${key}`)

/** Custom fields that no section names and nobody hid. */
export function unplaced(model: ObjectModel, layout: AppliedLayout | null): Field[] {
  const placed = new Set([
    ...(layout?.sections ?? drawnSections(model)).flatMap(({ fields }) => fields.map(({ name }) => name)),
    ...(layout?.hidden ?? []),
  ])
  return model.fields.filter(({ key }) => isCustomKey(key) && !placed.has(key))
}

/** The fields of a form in the order of the page: those asked for at once, and those on demand. */
export function formFields(model: ObjectModel): { first: string[]; more: string[] } {
  const { view, descriptor } = model
  const writable = (key: string) => model.field(key)?.computed === undefined
  const required = descriptor.fields.flatMap((field) => (field.required && !field.readonly ? [field.name] : []))
  const known = new Set([
    ...view.form.first,
    ...view.form.more,
    ...descriptor.fields.flatMap(({ name, custom }) => (custom ? [name] : [])),
  ])
  const rest = unplaced(model, descriptor.layout).map(({ key }) => key)
  const laid = descriptor.layout?.sections.flatMap(({ fields }) => fields)
  if (!laid) {
    // Who made a field wants it filled in; a long row of them waits under "more".
    const own = rest.filter(writable).slice(0, FIRST_OWN)
    const first = unique([...view.form.first, ...required, ...own])
    return { first: first.filter(writable), more: without([...view.form.more, ...rest].filter(writable), first) }
  }
  const order = laid.filter(({ name }) => known.has(name) && writable(name))
  const chosen = order.filter(({ form }) => form).map(({ name }) => name)
  const first = unique([...(chosen.length > 0 ? chosen : view.form.first), ...required]).filter(writable)
  return { first, more: without([...order.map(({ name }) => name), ...rest.filter(writable)], first) }
}

const unique = (names: readonly string[]) => [...new Set(names)]
const without = (names: readonly string[], taken: readonly string[]) =>
  unique(names).filter((name) => !taken.includes(name))
