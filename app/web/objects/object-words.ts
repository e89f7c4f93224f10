import type { TFunction } from 'i18next'
import type { ObjectDescriptor } from '#platform/objects/describe'
import { asHeading, inSentence, startingWith } from '../ui/in-sentence.ts'
import { givenNames } from './names.ts'

export type ObjectWords = (key: string, values?: Record<string, unknown>) => string

/** What is said in general words of an object that the workspace named itself. */
const ofNamed = new Set(['all', 'new', 'count', 'unit', 'empty.title', 'empty.text'])

/**
 * The words about an object: those of its module's catalogue, or general ones around the name the workspace gave it. Of an
 * object of the workspace's own all words are general.
 */
export function objectWords(descriptor: ObjectDescriptor, t: TFunction, language: string): ObjectWords {
  const given = givenNames(descriptor, language)
  return (key, values = {}) => {
    if (key === 'rest') return t('objects:general.rest')
    if (!given) return t(`${descriptor.module}:${descriptor.name}.${key}`, values)
    if (key === 'one' || key === 'many') return given[key]
    if (!descriptor.custom && !ofNamed.has(key)) return t(`${descriptor.module}:${descriptor.name}.${key}`, values)
    const { one, many } = given
    const names = { one, what: startingWith(one, language), many, manyInside: inSentence(many, language) }
    return t(`objects:general.${key}`, { ...values, ...names })
  }
}

/**
 * What a field that points to a renamed object is called: “Company” on a contact becomes “Employer” with the object, a
 * word of its own (“Buyer”) stays.
 */
export function relationLabel(label: string, target: ObjectDescriptor, t: TFunction, language: string): string {
  const given = givenNames(target, language)
  if (!given || target.custom) return label
  const was = ['one', 'many'].map((key) => t(`${target.module}:${target.name}.${key}`).toLowerCase())
  return was.includes(label.toLowerCase()) ? asHeading(given.one) : label
}
