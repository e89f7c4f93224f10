import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import type { MatchOn, Reason } from './import-model.ts'
import type { ImportedObject } from './use-objects.ts'

/** What went wrong, in the reader's language where we have words for it. */
export function useProblemWords() {
  const { t } = useTranslation('imports')
  return (problem: unknown): string => {
    if (!(problem instanceof ApiProblem)) return t('ui:error.failed.detail')
    if (problem.code === 'offline') return t('ui:error.offline.detail')
    const [first] = problem.errors
    const detail = first ? [first.message, first.mend].filter(Boolean).join('. ') : problem.message
    return t(`refusals.${problem.code}`, { defaultValue: detail })
  }
}

/** Why rows can't be taken as they are: a title, and what to do. */
export function useReasonWords() {
  const { t } = useTranslation('imports')
  const of = (code: string, part: 'title' | 'text') =>
    t(`reasons.${code}.${part}`, { defaultValue: t(`reasons.other.${part}`) })
  return { titleOf: (code: string) => of(code, 'title'), textOf: (code: string) => of(code, 'text') }
}

/** By what records are recognised, within a sentence. */
export function useMatchWords({ name }: ImportedObject) {
  const { t } = useTranslation('imports')
  return (kind: MatchOn) => t(kind === 'externalId' ? `match.externalIds.${name}` : `match.kinds.${kind}`)
}

/** Careful where something is only incomplete, wrong where it contradicts itself. */
export const toneOf = ({ code, severity }: Pick<Reason, 'code' | 'severity'>): 'warn' | 'bad' =>
  severity === 'look' || code === 'phone_without_country' || code === 'currency_missing' ? 'warn' : 'bad'

/** A reason's place in the URL. */
export const keyOf = ({ code, column }: { code: string; column: number | null }) =>
  column === null ? code : `${code}.${column}`
