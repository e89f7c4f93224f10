import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Side } from './relation-client.ts'

/** What a side of a type is called: as the workspace calls it, else by the catalogue. */
export function wordsOfSide(
  t: TFunction,
  { builtin, label, direction }: { builtin: string | null; label: string | null; direction: 'forward' | 'backward' },
): string {
  return label ?? (builtin ? t(`relations:builtin.${builtin}.${direction}`) : '')
}

export function useRelationWords() {
  const { t } = useTranslation('relations')
  return useCallback(
    ({ type, direction }: Side) =>
      wordsOfSide(t, {
        ...{ builtin: type.builtin, direction },
        label: direction === 'forward' ? type.labelForward : type.labelBackward,
      }),
    [t],
  )
}
