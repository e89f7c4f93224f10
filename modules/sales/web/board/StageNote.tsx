import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { pipelinesQuery } from '../pipelines-query.ts'

/** How likely a deal of the stage is won. */
export function StageNote({ value }: { value: string }) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const { data } = useQuery(pipelinesQuery)
  const stage = data?.items.flatMap(({ stages }) => stages).find(({ id }) => id === value)
  return stage ? t('board.likely', { share: formats.percent(stage.probability / 100) }) : null
}
