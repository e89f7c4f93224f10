import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { pipelinesQuery } from '../pipelines-query.ts'

/** How likely a deal of the stage is won, and whether only some teams move deals here. */
export function StageNote({ value }: { value: string }) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const { teams } = useSources()
  const { data } = useQuery(pipelinesQuery)
  const stage = data?.items.flatMap(({ stages }) => stages).find(({ id }) => id === value)
  if (!stage) return null
  const movers = teams.filter(({ id }) => stage.teamIds.includes(id)).map(({ name }) => name)
  const only = t('board.movers', { teams: movers.join(', ') })
  return (
    <>
      {t('board.likely', { share: formats.percent(stage.probability / 100) })}
      {movers.length > 0 && (
        <span title={only}>
          {' '}
          <IconLock size={12} stroke={1.6} aria-hidden="true" />
          <span className="visually-hidden">{only}</span>
        </span>
      )}
    </>
  )
}
