import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ObjectDescriptor } from '#platform/objects/describe'
import { objectWords } from '../objects/object-words.ts'
import { objectsQuery } from '../objects/objects-queries.ts'

/** What a file can bring, most wanted first. */
const importable = ['contact', 'company', 'deal', 'order', 'product']

/** An object type as the import speaks of it. */
export interface ImportedObject {
  name: string
  plural: string
  /** "Contacts" */
  many: string
  /** "12 contacts", with the number already written out. */
  counted: (count: number, shown: string) => string
  descriptor: ObjectDescriptor
  /** What a target of the mapping is called: `addresses.city` is "City". */
  label: (path: string) => string
  /** Under which heading a target stands in menus. */
  group: (path: string) => string
  has: (field: string) => boolean
  /** What a field may be, by its words here; nothing for one that has no choices. */
  choices: (field: string) => { value: string; label: string }[]
}

/** The object types that files can bring and this person may see; undefined until they are known. */
export function useImportedObjects(): ImportedObject[] | undefined {
  const { data } = useQuery(objectsQuery)
  const modules = [...new Set(data?.items.filter(({ custom }) => !custom).map(({ module }) => module))]
  const { t, i18n } = useTranslation(['imports', 'objects', ...modules])
  const own = data?.items.filter(({ custom }) => custom) ?? []
  const core = importable.flatMap((name) => data?.items.find((one) => one.name === name) ?? [])
  return data && [...core, ...own].map(described)

  function described(descriptor: ObjectDescriptor): ImportedObject {
    const { name, plural, fields } = descriptor
    const words = objectWords(descriptor, t, i18n.language)
    const labelOf = (field: Field) =>
      field.label ?? (descriptor.custom ? t(`objects:fields.${field.name}`) : words(`fields.${field.name}`))
    const label = (path: string): string => {
      for (const of of [name, 'all']) {
        // `emails` is no word of its own where only its parts, `emails.label`, have one.
        const word: unknown = i18n.getResource(i18n.language, 'imports', `paths.${of}.${path}`)
        if (typeof word === 'string') return word
      }
      const { field, part } = placeOf(fields, path)
      if (!field) return alongLabel(path)
      if (!part) return labelOf(field)
      const word: unknown = i18n.getResource(i18n.language, 'imports', `parts.${part}`)
      return typeof word === 'string' ? `${labelOf(field)}: ${word}` : labelOf(field)
    }
    return {
      name,
      plural,
      many: words('many'),
      counted: (count, shown) => words('count', { count, shown }),
      descriptor,
      label,
      group: (path) => {
        const [base = '', part] = path.split('.')
        const along = comesAlong(path)
        if (along) return objectWords(along, t, i18n.language)('many')
        const own = part && base !== 'custom' ? `imports:groups.${base}` : ''
        return own && i18n.exists(own) ? t(own) : words('many')
      },
      has: (field) => fields.some((one) => one.name === field),
      choices: (name) => {
        const field = fields.find((one) => one.name === name)
        if (!field) return []
        const several = new Set(field.choices.map(({ within }) => within)).size > 1
        const outer = fields.flatMap(({ choices }) => choices)
        const withOuter = ({ label, within }: Choice) =>
          several ? `${outer.find(({ value }) => value === within)?.label ?? ''} · ${label}` : label
        if (field.choices.length > 0)
          return field.choices.map((choice) => ({ value: choice.value, label: withOuter(choice) }))
        return field.options.map((value) => ({ value, label: words(`options.${name}.${value}`) }))
      },
    }

    /** `note.body` is a note that comes along, unless a field of ours is called so. */
    function comesAlong(path: string) {
      const [base] = path.split('.')
      return placeOf(fields, path).field || !path.includes('.')
        ? undefined
        : data?.items.find((one) => one.name === base)
    }
    function alongLabel(path: string) {
      const other = comesAlong(path)
      const part = path.slice(path.indexOf('.') + 1)
      if (!other) return path
      const field = other.fields.find((one) => one.name === part)
      const own = objectWords(other, t, i18n.language)
      const word = field?.label ?? (field && !other.custom ? own(`fields.${part}`) : t(`objects:fields.${part}`))
      return `${own('one')}: ${word}`
    }
  }
}

type Field = ObjectDescriptor['fields'][number]
type Choice = Field['choices'][number]

/** The field a path leads to, and what of it: `custom.owner` and `email` of `custom.owner.email`. */
function placeOf(fields: readonly Field[], path: string): { field: Field | undefined; part: string } {
  for (const field of fields)
    for (const base of [field.name, field.name.replace(/Id$/, '')]) {
      if (path === base) return { field, part: '' }
      if (path.startsWith(`${base}.`)) return { field, part: path.slice(base.length + 1) }
    }
  return { field: undefined, part: '' }
}

/** One of them by its name or its plural, as links name it either way. */
export const objectNamed = (objects: readonly ImportedObject[] | undefined, name: string | undefined) =>
  objects?.find((object) => object.name === name || object.plural === name)
