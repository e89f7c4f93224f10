import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { deviceOf } from '#modules/team/web/settings/device.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { Filter } from '../ui/filter.ts'
import { isCondition, partsOf } from '../ui/filter.ts'
import { useFormats } from '../ui/format.ts'
import { useFilterWords } from '../ui/use-filter-words.ts'
import type { AuditEntry } from './history-client.ts'
import { fieldOf } from './use-change-words.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0)

/** Puts what is known of an entry beside its changed fields into lines: from which device, how many rows, narrowed how. */
export function useDetailWords() {
  const { t } = useTranslation('history')
  const { models } = useObjects()
  const formats = useFormats()
  const filterWords = useFilterWords()

  return useCallback(
    ({ type, details }: AuditEntry): string[] => {
      const [room] = type.split('.')
      const rows = (count: unknown) =>
        t('details.rows', { count: numberOf(count), shown: formats.number(numberOf(count)) })
      const device = () => {
        const { browser, system } = deviceOf(textOf(details.agent))
        return [browser, system].filter(Boolean).join(', ')
      }
      const narrowed = () => {
        const query = Object(details.query) as { q?: unknown; filter?: Filter; trash?: unknown }
        const model = models.get(textOf(details.object))
        const conditions = partsOf(query.filter).filter(isCondition)
        return [
          ...(query.q ? [`“${textOf(query.q)}”`] : []),
          ...conditions.map((condition) => {
            const field = fieldOf(model, condition.field)
            return [field.label, filterWords.operator(field, condition), filterWords.value(field, condition)].join(' ')
          }),
          ...(partsOf(query.filter).length > conditions.length ? [t('details.moreConditions')] : []),
        ].join(', ')
      }
      const lines: Record<string, () => (string | false)[]> = {
        signIn: () => [
          type === 'signIn.failed' ? t([`details.reasons.${textOf(details.reason)}`, 'details.reasons.other']) : '',
          type !== 'signIn.failed' &&
            textOf(details.way) &&
            t(`details.ways.${textOf(details.way)}`, { defaultValue: textOf(details.way) }),
          device(),
        ],
        password: () => [device()],
        twoFactor: () => [device()],
        export: () => [
          [models.get(textOf(details.object))?.many, textOf(details.fileName)].filter(Boolean).join(', '),
          details.rows === undefined ? '' : rows(details.rows),
          narrowed(),
        ],
        audit: () => [rows(details.rows)],
        import: () => [
          textOf(details.fileName),
          details.created === undefined
            ? ''
            : t('details.imported', {
                created: formats.number(numberOf(details.created)),
                updated: formats.number(numberOf(details.updated)),
                failed: formats.number(numberOf(details.failed)),
              }),
        ],
        bulk: () => [
          [
            t(`details.acts.${textOf(details.kind)}`, { defaultValue: textOf(details.kind) }),
            models.get(textOf(details.object))?.many,
            rows(details.changed ?? details.total),
          ]
            .filter(Boolean)
            .join(', '),
        ],
        alert: () => [
          t(`details.alerts.${textOf(details.act)}`, {
            count: numberOf(details.records),
            shown: formats.number(numberOf(details.records)),
          }),
          ...(Array.isArray(details.reasons) ? details.reasons : []).map((reason) =>
            t(`details.why.${textOf(reason)}`, { usual: formats.number(numberOf(details.usual)) }),
          ),
        ],
      }
      return (room ? (lines[room]?.() ?? []) : []).flatMap((line) => line || [])
    },
    [t, models, formats, filterWords],
  )
}
