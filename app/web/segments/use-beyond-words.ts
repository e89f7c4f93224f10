import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { relationTypesQuery } from '../relations/relation-client.ts'
import { useRelationWords } from '../relations/use-relation-words.ts'
import { type Filter, isCondition, partsOf, spanOf } from '../ui/filter.ts'
import { useFormats } from '../ui/format.ts'
import { useFilterWords } from '../ui/use-filter-words.ts'
import { type Beyond, happeningsOf, isBeyond, isHappening, isMembership, isRelatedness } from './beyond.ts'
import { isGroup, joinOf, partsIn } from './group.ts'
import { sideOf } from './relation-side.ts'
import { segmentsQuery } from './segment-client.ts'

/** A sentence in parts: what is asked about, the comparison, what it is compared with. */
export interface Sentence {
  subject: string
  operator: string
  value: string
}

/** Puts conditions beyond the fields into words: “Orders · sum of Total · at least 500 €, Status is Paid”. */
export function useBeyondWords(object: string) {
  const { t } = useTranslation('segments')
  const { models } = useObjects()
  const formats = useFormats()
  const conditionWords = useFilterWords()
  const { data: segments } = useQuery(segmentsQuery())
  const { data: relations } = useQuery(relationTypesQuery)
  const relationWords = useRelationWords()

  const words = (part: Beyond, of = object): Sentence => {
    if (isGroup(part))
      return {
        subject: t(`beyond.group.${joinOf(part)}`),
        operator: '',
        value: partsIn(part)
          .map((inner) => whole(inner, of))
          .join(t('beyond.group.between')),
      }
    if (isMembership(part))
      return {
        subject: t('beyond.segment'),
        operator: t(`beyond.op.${part.op}`),
        value: segments?.items.find(({ id }) => id === part.segment)?.name ?? '…',
      }
    if (isRelatedness(part)) {
      const type = relations?.items.find(({ id }) => id === part.relation)
      return {
        subject: t('beyond.relation'),
        operator: t(`beyond.op.${part.op}`),
        value: type ? relationWords({ type, direction: sideOf(part, type, of) }) : '…',
      }
    }
    if (isHappening(part)) {
      const named = happeningsOf(models, of, t).find(({ value }) => value === part.event)?.label ?? part.event
      const changed = part.changed && models.get(part.event.split('.')[0] ?? '')?.field(part.changed.field)
      const times = part.op === 'never' ? t('beyond.never') : t(`beyond.${part.op}`, { count: part.times ?? 1 })
      return {
        subject: changed ? `${named} (${changed.label})` : named,
        operator: times,
        value: [withinWords(part.within), whereWords(part.where, part.event.split('.')[0] ?? '')]
          .filter(Boolean)
          .join(', '),
      }
    }
    const model = [...models.values()].find(
      ({ descriptor }) => descriptor.name === part.related || descriptor.plural === part.related,
    )
    const field = model?.field(part.field ?? '')
    const amount = (value: unknown) =>
      typeof value !== 'number'
        ? '…'
        : field?.type === 'money'
          ? formats.money({ amount: value, currency: formats.currency })
          : formats.number(value)
    const [from, to] = [part.value].flat()
    const value = part.op === 'between' ? t('ui:filter.pair', { from: amount(from), to: amount(to) }) : amount(from)
    const where = whereWords(part.where, model?.descriptor.name ?? '')
    return {
      subject:
        part.how === 'count'
          ? t('beyond.countOf', { what: model?.many ?? part.related })
          : t(`beyond.of.${part.how}`, { what: model?.many ?? part.related, field: field?.label ?? '…' }),
      operator: t(`ui:filter.op.${part.op}`),
      value: where ? `${value}, ${where}` : value,
    }
  }

  const withinWords = (within: string | [string, string] | undefined) => {
    if (within === undefined) return ''
    if (Array.isArray(within)) {
      const [from, to] = within
      return t('beyond.between', { from: from ? formats.date(from) : '…', to: to ? formats.date(to) : '…' })
    }
    const { count, unit } = spanOf(within)
    return t('beyond.inLast', { span: t(`ui:filter.span.${unit}`, { count }) })
  }

  /** The inner filter in a line. */
  const whereWords = (where: Filter | undefined, of: string): string =>
    partsOf(where)
      .map((part) => whole(part, of))
      .join(', ')

  /** Any condition in one line; groups within groups stand in brackets. */
  const whole = (part: Filter, of: string): string => {
    if (isBeyond(part)) {
      const { subject, operator, value } = words(part, of)
      return isGroup(part) ? `(${subject}: ${value})` : [subject, operator, value].filter(Boolean).join(' ')
    }
    const field = isCondition(part) ? fieldOf(of, part.field) : undefined
    if (!isCondition(part) || !field) return t('ui:filter.group')
    return [field.label, conditionWords.operator(field, part), conditionWords.value(field, part)]
      .filter(Boolean)
      .join(' ')
  }

  const fieldOf = (of: string, key: string) => {
    const model = models.get(of)
    return model?.field(key) ?? model?.facets.find((facet) => facet.key === key)
  }

  return words
}
