import { useTranslation } from 'react-i18next'
import { type Filter, isCondition, partsOf } from '../ui/filter.ts'
import { inSentence } from '../ui/in-sentence.ts'
import { useFilterWords } from '../ui/use-filter-words.ts'
import { useModel } from './ObjectsProvider.tsx'

const MOST_SAID = 3

/** Puts into a line which records of an object a filter is about. */
export function useWhichWords(object: string): (filter: Filter | undefined) => string {
  const { t, i18n } = useTranslation('objects')
  const model = useModel(object)
  const { operator, value } = useFilterWords()
  const sayPart = (part: Filter): string | undefined => {
    const field = isCondition(part)
      ? [...(model?.fields ?? []), ...(model?.facets ?? [])].find(({ key }) => key === part.field)
      : undefined
    return field && isCondition(part)
      ? [field.label, operator(field, part), value(field, part)].filter(Boolean).join(' ')
      : undefined
  }
  return (filter) => {
    if (!filter) return t('which.all', { objects: inSentence(model?.many ?? '', i18n.language) })
    const parts = partsOf(filter)
    const said = parts.flatMap((part) => sayPart(part) ?? []).slice(0, MOST_SAID)
    const rest = parts.length - said.length
    return [...said, ...(rest > 0 ? [t('which.more', { count: rest })] : [])].join(' · ')
  }
}
