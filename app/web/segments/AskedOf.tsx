import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import chips from '../ui/FilterBar.module.css'
import { type Filter, isCondition, partsOf } from '../ui/filter.ts'
import { useFilterWords } from '../ui/use-filter-words.ts'
import { isBeyond } from './beyond.ts'
import styles from './Segments.module.css'
import type { Segment } from './segment-client.ts'
import { useBeyondWords } from './use-beyond-words.ts'

/** What a live segment asks, as sentences to read. */
export function AskedOf({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments')
  const model = useModel(segment.object)
  const words = useFilterWords()
  const beyondWords = useBeyondWords(segment.object)
  const said = (part: Filter): string[] => {
    if (isBeyond(part)) {
      const { subject, operator, value } = beyondWords(part)
      return [subject, operator, value]
    }
    const field = isCondition(part)
      ? [...(model?.fields ?? []), ...(model?.facets ?? [])].find(({ key }) => key === part.field)
      : undefined
    return isCondition(part) && field
      ? [field.label, words.operator(field, part), words.value(field, part)]
      : [t('ui:filter.group')]
  }
  return (
    <section className={`${chips.bar} ${styles.asked}`} aria-label={t('editor.filter')}>
      {partsOf(segment.filter as Filter).map((part) => (
        <span key={JSON.stringify(part)} className={chips.chip}>
          <span className={chips.sentence}>
            {said(part).map(
              (word, index) =>
                word && (
                  <span key={word} className={index === 1 ? chips.operator : index === 2 ? chips.value : undefined}>
                    {word}
                  </span>
                ),
            )}
          </span>
        </span>
      ))}
    </section>
  )
}
