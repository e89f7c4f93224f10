import { isCustomKey } from '#app/web/objects/custom-values.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { drawnSections, unplaced } from '#app/web/objects/sections.ts'
import type { Filter } from '#platform/objects/filter'
import { moved } from '../reordering.ts'

export interface DraftField {
  name: string
  when: Filter | null
  form: boolean
}

/** A section while the layout is written; `id` is only the screen's. */
export interface DraftSection {
  id: number
  key: string | null
  title: string
  collapsed: boolean
  when: Filter | null
  fields: DraftField[]
}

interface StoredSection {
  key: string | null
  title: string
  collapsed: boolean
  when?: unknown
  fields: { name: string; when?: unknown; form?: boolean | undefined }[]
}

/** A layout to begin with: the stored one, else the page as its module drew it with the custom fields at its end. */
export function draftOf(model: ObjectModel, stored: readonly StoredSection[] | undefined): DraftSection[] {
  const sections: readonly StoredSection[] = stored ?? [...drawnSections(model), ...unplacedSection(model)]
  return sections.map(({ key, title, collapsed, fields, ...section }, id) => ({
    id,
    key,
    title,
    collapsed,
    when: conditionIn(section),
    fields: fields
      .filter(({ name }) => model.field(name))
      .map(({ name, form = false, ...field }) => ({ name, form, when: conditionIn(field) })),
  }))
}

/** Custom fields that no layout speaks of stand at the end of the page, under a heading of their own. */
function unplacedSection(model: ObjectModel): StoredSection[] {
  const fields = unplaced(model, null).map(({ key }) => ({ name: key, form: true }))
  return fields.length > 0 ? [{ key: null, title: model.words('rest'), collapsed: false, fields }] : []
}

// The server checked it when it was saved.
const conditionIn = (part: { when?: unknown }) => (part.when ?? null) as Filter | null

/** Fields that stand in no section. */
export const leftOut = (model: ObjectModel, sections: readonly DraftSection[]) => {
  const placed = new Set(sections.flatMap(({ fields }) => fields.map(({ name }) => name)))
  return model.fields.filter(({ key }) => !placed.has(key))
}

/** As the API takes it. Custom fields left out are hidden by name; any made later is shown at the end. */
export function sentLayout(model: ObjectModel, sections: readonly DraftSection[]) {
  return {
    sections: sections.map(({ key, title, collapsed, when, fields }) => ({
      key,
      title: title.trim(),
      collapsed,
      when,
      fields: fields.map((field) => ({ ...field })),
    })),
    hidden: leftOut(model, sections)
      .map(({ key }) => key)
      .filter(isCustomKey),
  }
}

/** What can be done to a layout; each gives the sections as they stand then. */
export type LayoutStep =
  | { do: 'add'; title: string }
  | { do: 'remove'; section: number }
  | { do: 'move'; section: number; to: number }
  | { do: 'change'; section: number; patch: Partial<Pick<DraftSection, 'title' | 'collapsed' | 'when'>> }
  | { do: 'place'; section: number; name: string }
  | { do: 'hide'; section: number; name: string }
  | { do: 'moveField'; section: number; name: string; by: 1 | -1 }
  | { do: 'drop'; name: string; section: number; at: number }
  | { do: 'changeField'; section: number; name: string; patch: Partial<Pick<DraftField, 'form' | 'when'>> }

/** One step on the way to another layout. Sections are named by their id. */
export function layoutStep(sections: DraftSection[], step: LayoutStep): DraftSection[] {
  const withFields = (id: number, fields: (list: DraftField[]) => DraftField[]) =>
    sections.map((section) => (section.id === id ? { ...section, fields: fields(section.fields) } : section))
  switch (step.do) {
    case 'add': {
      const id = Math.max(-1, ...sections.map((section) => section.id)) + 1
      return [...sections, { id, key: null, title: step.title, collapsed: false, when: null, fields: [] }]
    }
    case 'remove':
      return sections.filter(({ id }) => id !== step.section)
    case 'move':
      return moved(
        sections,
        sections.findIndex(({ id }) => id === step.section),
        step.to,
      )
    case 'change':
      return sections.map((section) => (section.id === step.section ? { ...section, ...step.patch } : section))
    case 'place':
      return withFields(step.section, (fields) => [...fields, { name: step.name, when: null, form: false }])
    case 'hide':
      return withFields(step.section, (fields) => fields.filter(({ name }) => name !== step.name))
    case 'changeField':
      return withFields(step.section, (fields) =>
        fields.map((field) => (field.name === step.name ? { ...field, ...step.patch } : field)),
      )
    case 'moveField':
      return fieldMoved(sections, step.section, step.name, step.by)
    case 'drop':
      return dropped(sections, step)
  }
}

/** One place up or down; past the end of its section into the next. */
function fieldMoved(sections: DraftSection[], id: number, name: string, by: 1 | -1): DraftSection[] {
  const at = sections.findIndex((section) => section.id === id)
  const fields = sections[at]?.fields ?? []
  const from = fields.findIndex((field) => field.name === name)
  const inside = from + by
  if (inside >= 0 && inside < fields.length) return dropped(sections, { name, section: id, at: inside })
  const neighbour = sections[at + by]
  if (!neighbour) return sections
  return dropped(sections, { name, section: neighbour.id, at: by === 1 ? 0 : neighbour.fields.length })
}

function dropped(sections: DraftSection[], { name, section, at }: { name: string; section: number; at: number }) {
  const field = sections.flatMap(({ fields }) => fields).find((one) => one.name === name) ?? {
    name,
    when: null,
    form: false,
  }
  return sections.map((one) => {
    const rest = one.fields.filter((other) => other.name !== name)
    return one.id === section
      ? { ...one, fields: [...rest.slice(0, at), field, ...rest.slice(at)] }
      : { ...one, fields: rest }
  })
}
