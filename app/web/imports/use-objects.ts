import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ObjectDescriptor } from '#platform/objects/describe'
import { objectsQuery } from '../objects/objects-queries.ts'

/** What a file can bring, most wanted first. */
const importable = ['contact', 'company', 'order', 'product']

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
}

/** The object types that files can bring and this person may see; undefined until they are known. */
export function useImportedObjects(): ImportedObject[] | undefined {
  const { data } = useQuery(objectsQuery)
  const modules = [...new Set(data?.items.map(({ module }) => module))]
  const { t, i18n } = useTranslation(['imports', ...modules])
  return data && importable.flatMap((name) => data.items.find((one) => one.name === name) ?? []).map(described)

  function described(descriptor: ObjectDescriptor): ImportedObject {
    const { name, plural, module, fields } = descriptor
    const words = `${module}:${name}`
    const fieldOf = (path: string) => {
      const [base] = path.split('.')
      return fields.find((field) => field.name === base) ?? fields.find((field) => field.name === `${base}Id`)
    }
    const label = (path: string): string => {
      for (const of of [name, 'all']) {
        // `emails` is no word of its own where only its parts, `emails.label`, have one.
        const word: unknown = i18n.getResource(i18n.language, 'imports', `paths.${of}.${path}`)
        if (typeof word === 'string') return word
      }
      const field = fieldOf(path)
      return field ? t(`${words}.fields.${field.name}`) : path
    }
    return {
      name,
      plural,
      many: t(`${words}.many`),
      counted: (count, shown) => t(`${words}.count`, { count, shown }),
      descriptor,
      label,
      group: (path) => {
        const [base = '', part] = path.split('.')
        const own = part ? `imports:groups.${base}` : ''
        return own && i18n.exists(own) ? t(own) : t(`${words}.many`)
      },
      has: (field) => fields.some((one) => one.name === field),
    }
  }
}

/** One of them by its name or its plural, as links name it either way. */
export const objectNamed = (objects: readonly ImportedObject[] | undefined, name: string | undefined) =>
  objects?.find((object) => object.name === name || object.plural === name)
