import { type Route, routes } from '#platform/http/route'
import { contactScoresContract } from '../contract/contact-scores.ts'
import { scoringContract } from '../contract/scoring.ts'
import { changeScoring, passAnew } from '../domain/change-scoring.ts'
import { contactScore } from '../domain/contact-score.ts'
import { describeScoring } from '../domain/describe-scoring.ts'
import { previewScheme } from '../domain/preview-scheme.ts'
import { scoreChanges } from '../domain/score-changes.ts'

export const scoringRoutes: Route[] = [
  ...routes(scoringContract, {
    get: describeScoring,
    change: (ctx, change) => changeScoring(ctx, change).then(() => describeScoring(ctx)),
    preview: (ctx, { scheme }) => previewScheme(ctx, scheme),
    pass: (ctx) => passAnew(ctx).then(() => describeScoring(ctx)),
  }),
  ...routes(contactScoresContract, {
    get: (ctx, { id }) => contactScore(ctx, id),
    changes: scoreChanges,
  }),
]
