import { useTranslation } from 'react-i18next'
import type { Scope } from '#app/web/reports/figures-client.ts'
import { FiguresCard } from './FiguresCard.tsx'
import { type TileColumn, Tiles } from './Tiles.tsx'

const tiles: TileColumn[] = [
  { metric: 'assistant.talks', unit: 'count', better: 'up' },
  { metric: 'assistant.containment', unit: 'share', better: 'up' },
  { metric: 'assistant.verifiedContainment', unit: 'share', better: 'up' },
  { metric: 'assistant.confirmedRate', unit: 'share', better: 'up' },
  { metric: 'assistant.handOverRate', unit: 'share', better: 'down' },
  { metric: 'assistant.missedRate', unit: 'share', better: 'down' },
  { metric: 'assistant.unneededRate', unit: 'share', better: 'down' },
]
const whys = ['asked', 'frustrated', 'repeated', 'sensitive', 'noSource'] as const

/** What the assistant of the chat takes off people, and where it asked for them wrongly. */
export function AssistantReport({ scope }: { scope: Scope }) {
  const { t } = useTranslation('support-reports')
  return (
    <>
      <Tiles label={t('reports.assistant')} scope={scope} columns={tiles} />
      <FiguresCard
        scope={scope}
        name="handOvers"
        by="why"
        first={t('why')}
        nameOf={(value) => {
          const why = whys.find((one) => one === value)
          return why ? t(`whys.${why}`) : t('none.why')
        }}
      />
    </>
  )
}
