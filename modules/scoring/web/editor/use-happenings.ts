import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { happeningsOf } from '#app/web/segments/beyond.ts'

/** What can happen to a contact and says something of its engagement. */
export function useHappenings() {
  const { models } = useObjects()
  const { t } = useTranslation('segments')
  return useMemo(
    () =>
      happeningsOf(models, 'contact', t).filter(
        ({ value }) =>
          value !== 'contact.created' && !value.startsWith('segment.') && !/^contact\.(deleted|restored)$/.test(value),
      ),
    [models, t],
  )
}
