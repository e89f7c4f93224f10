import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { isBeyond } from '#app/web/segments/beyond.ts'
import { useBeyondWords } from '#app/web/segments/use-beyond-words.ts'
import { type Filter, isCondition, partsOf } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useFilterWords } from '#app/web/ui/use-filter-words.ts'
import type { Rule } from '../scoring-client.ts'
import { useHappenings } from './use-happenings.ts'

/** What a rule asks, in one line. */
export function useRuleWords() {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  const { models } = useObjects()
  const beyond = useBeyondWords('contact')
  const conditions = useFilterWords()
  const happenings = useHappenings()
  const contact = models.get('contact')

  const part = (filter: Filter): string => {
    if (isBeyond(filter)) {
      const { subject, operator, value } = beyond(filter)
      return [subject, operator, value].filter(Boolean).join(' ')
    }
    if (!isCondition(filter)) return ''
    const field = contact?.field(filter.field) ?? contact?.facets.find(({ key }) => key === filter.field)
    if (!field) return filter.field
    return [field.label, conditions.operator(field, filter), conditions.value(field, filter)].filter(Boolean).join(' ')
  }

  return (rule: Rule): string => {
    // As it was saved through the same language.
    if ('when' in rule)
      return partsOf(rule.when as Filter)
        .map(part)
        .join(' · ')
    const about = models.get(rule.event.split('.')[0] ?? '')
    const changed = rule.changed && about?.field(rule.changed.field)
    const to = changed?.options?.find(({ value }) => value === rule.changed?.to)?.label
    return [
      happenings.find(({ value }) => value === rule.event)?.label ?? rule.event,
      changed && [changed.label, to].filter(Boolean).join(' → '),
      rule.halfLifeDays === null
        ? t('rule.stays')
        : t('rule.halves', { count: rule.halfLifeDays, shown: formats.number(rule.halfLifeDays) }),
      rule.repeats ? undefined : t('rule.once'),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
