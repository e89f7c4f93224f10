import { languageOf, translator } from '#platform/i18n/translate'
import de from '../locales/de.json'
import en from '../locales/en.json'
import type { ForecastCategory, OutcomeReason, Pipeline } from './pipelines.ts'

export const DEFAULT_PIPELINE = 'sales'

/** The stages Kith brings along, of a sale between businesses; names in the catalogue `sales`. */
export const defaultStages = [
  { id: 'enquiry', probability: 10, rottingDays: 14, category: 'pipeline' },
  { id: 'qualified', probability: 25, rottingDays: 14, category: 'pipeline' },
  { id: 'quote-sent', probability: 50, rottingDays: 10, category: 'bestCase' },
  { id: 'negotiation', probability: 75, rottingDays: 7, category: 'commit' },
] as const satisfies { id: string; probability: number; rottingDays: number; category: ForecastCategory }[]

/** Why deals are lost, then why they are won. */
export const lostReasons = ['price', 'competitor', 'no-need', 'timing', 'no-answer'] as const
export const wonReasons = ['good-offer', 'recommendation'] as const

/** The pipeline and reasons that hold until the workspace makes its own, in its language. */
export function defaultPipeline(locale: string): { pipeline: Pipeline; reasons: OutcomeReason[] } {
  const t = translator({ en, de }, languageOf(locale))
  return {
    pipeline: {
      id: DEFAULT_PIPELINE,
      name: t('pipeline'),
      version: 0,
      archived: false,
      stages: defaultStages.map((stage) => ({
        ...stage,
        name: t(`stages.${stage.id}`),
        requiredFields: [],
        checklist: [],
        teamIds: [],
      })),
    },
    reasons: [
      ...lostReasons.map((id) => ({ id, outcome: 'lost' as const })),
      ...wonReasons.map((id) => ({ id, outcome: 'won' as const })),
    ].map((reason) => ({ ...reason, name: t(`reasons.${reason.id}`), archived: false })),
  }
}
