import { useTranslation } from 'react-i18next'
import type { Reason } from './duplicates-client.ts'

/** Why two records may be one, in words. */
export function useReasonWords() {
  const { t, i18n } = useTranslation('quality')
  const one = ({ facet, verdict }: Pick<Reason, 'facet' | 'verdict'>) => t(`reasons.${facet}.${verdict}`)
  const speaking = (reasons: readonly Reason[]) => reasons.filter(({ bits }) => bits > 0.5)
  return {
    one,
    /** The weightiest that speak for it, as a sentence. */
    sentence: (reasons: readonly Reason[]) => {
      const said = speaking(reasons).slice(0, 3).map(one)
      const text = new Intl.ListFormat(i18n.language, { type: 'unit' }).format(said)
      return text ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : t('reasons.none')
    },
    /** By what, in a line of a list. */
    short: (reasons: readonly Reason[]) => {
      const facets = [...new Set(speaking(reasons).map(({ facet }) => facet))].slice(0, 3)
      const text = facets.map((facet) => t(`facets.${facet}`)).join(', ')
      return text.charAt(0).toLocaleUpperCase() + text.slice(1)
    },
  }
}
