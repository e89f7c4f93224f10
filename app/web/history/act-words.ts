import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { inSentence } from '../ui/in-sentence.ts'
import { isOfMany, mainType } from './act-type.ts'
import type { Act } from './history-client.ts'
import { fieldOf, verbWords } from './use-change-words.ts'

/** What an act did, in one line: with how many records, or with which and which fields of it. */
export function useActWords() {
  const { t, i18n } = useTranslation('history')
  const { models } = useObjects()
  return useCallback(
    (act: Act) => {
      const { types, records, first, fields } = act
      const verb = verbWords(t, mainType(act))
      if (isOfMany(act)) return t('acts.many', { verb, count: records })
      const model = first ? models.get(first.object) : undefined
      const name = first?.title || model?.one
      if (!name) return verb
      const labels = fields.slice(0, 3).map((field) => inSentence(fieldOf(model, field).label, i18n.language))
      const isChange = types.some((type) => type.endsWith('.updated'))
      return isChange && labels.length > 0
        ? t('acts.fields', { verb, name, fields: labels.join(', ') })
        : t('acts.one', { verb, name })
    },
    [t, i18n.language, models],
  )
}
