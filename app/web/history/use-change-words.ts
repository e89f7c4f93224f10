import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { wordOf } from '../objects/change-words.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { peopleOf, useSources } from '../ui/sources.ts'
import type { HistoryEntry } from './history-client.ts'

/** Puts a value of a field into words, '' for none. */
export function useValueWords() {
  const { t } = useTranslation(['objects', 'ui'])
  const formats = useFormats()
  const { users, teams, recordOf } = useSources()
  return useCallback(
    (field: Field, value: unknown, currency?: string) =>
      wordOf(field, value, {
        ...{ t, formats },
        ...(currency ? { currency } : {}),
        nameOf: (of, id) =>
          of.type === 'user'
            ? peopleOf({ users, teams }, of).find((one) => one.id === id)?.name
            : recordOf(of.object ?? '', id)?.name,
      }),
    [t, formats, users, recordOf, teams],
  )
}

/** Who did it, by name where there is one. */
export function actorWords(t: TFunction, { kind, name }: HistoryEntry['actor']): string {
  if (kind === 'apiKey') return t('history:actors.apiKey', { name: name ?? '' })
  return name ?? t(`history:actors.${kind}`)
}

const known = ['import', 'undo', 'bulk', 'merge', 'restoration', 'demo']

/** What led to it, beside who did it; '' where there is nothing to add. */
export function causeWords(t: TFunction, cause: HistoryEntry['cause']): string {
  if (!cause) return ''
  const { kind, title } = cause
  return known.includes(kind)
    ? t(`history:causes.${kind}`, { title: title ?? '' })
    : t('history:causes.other', { kind })
}

/** What happened, as a heading. */
export function verbWords(t: TFunction, type: string): string {
  const verb = type.split('.')[1] ?? ''
  return t([`history:types.${type}`, `history:verbs.${verb}`], { defaultValue: type })
}

/** The field of a change; one that is no more keeps its bare name. */
export const fieldOf = (model: ObjectModel | undefined, name: string): Field =>
  model?.field(name) ?? { key: name, label: name.replace(/^custom\./, ''), type: 'text' }
