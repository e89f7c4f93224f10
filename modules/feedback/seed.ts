import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import type { Seed } from '#platform/objects/seed'
import { rate } from './domain/rate.ts'
import { changeSurveySettings } from './domain/survey-settings.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** What they said, in turn; null: nothing. */
const course: readonly { rating: number | null; says?: number }[] = [
  { rating: 5, says: 0 },
  { rating: 4 },
  { rating: null },
  { rating: 5 },
  { rating: 2, says: 1 },
  { rating: 5, says: 2 },
  { rating: null },
  { rating: 4 },
  { rating: 5 },
  { rating: 3, says: 3 },
  { rating: null },
  { rating: 5 },
  { rating: 1, says: 4 },
]

const words = {
  en: [
    'Quick and friendly, thank you!',
    'It took five days. I would have liked a call.',
    'You even remembered what I ordered last time.',
    'Took a little long, but it worked out.',
    'Nobody called back as promised, and I had to ask twice.',
  ],
  de: [
    'Schnell und freundlich, danke!',
    'Es hat fünf Tage gedauert. Ein Anruf wäre nett gewesen.',
    'Sie wussten sogar noch, was ich zuletzt bestellt habe.',
    'Hat etwas gedauert, am Ende hat es gepasst.',
    'Niemand hat wie versprochen zurückgerufen, ich musste zweimal fragen.',
  ],
}

interface Done {
  id: string
  channel: string
  agentId: string | null
  teamId: string | null
  at: string
}

/** What customers said of the conversations of the last weeks that are resolved; most are content, two want to be called. */
export async function seedFeedback(seed: Seed, { isAllExample }: { isAllExample: boolean }): Promise<void> {
  const { ctx } = seed
  const said = words[languageOf(ctx.workspace.locale)]
  const { rows } =
    await sql<Done>`select id, channel, assignee_id as agent_id, team_id, state_at as at from conversations
    where workspace_id = ${ctx.workspaceId} and state = 'resolved' and deleted_at is null order by state_at, id`.execute(
      ctx.db,
    )
  for (const [index, done] of rows.entries()) {
    const { rating, says } = course[index % course.length] ?? { rating: null }
    const askedAt = new Date(Date.parse(done.at) + 60 * MINUTE)
    if (askedAt >= seed.today) continue
    const id = await ask(ctx, done, askedAt)
    const answeredAt = new Date(Math.min(seed.today.getTime(), askedAt.getTime() + (30 + index * 41) * MINUTE))
    const then = inLightOf(seed.at(answeredAt).ctx, {
      actor: { kind: 'customer', id: null },
      userId: null,
      isRetold: true,
    })
    if (rating !== null) await rate(then, { id, rating, comment: says === undefined ? null : (said[says] ?? null) })
  }
  // A business that tries the demo out decides itself whether its customers are asked.
  if (isAllExample) await changeSurveySettings(inLightOf(ctx, { userId: null }), { on: true })
}

async function ask(
  ctx: Ctx,
  { id: conversationId, channel, agentId, teamId, at }: Done,
  askedAt: Date,
): Promise<string> {
  const id = uuidv7()
  await ctx.db
    .insertInto('surveys')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, conversationId, channel, agentId, teamId, scale: 5 },
      ...{ way: channel === 'chat' ? 'chat' : 'mail', language: languageOf(ctx.workspace.locale), resolvedAt: at },
      ...{ askedAt: askedAt.toISOString(), expiresAt: new Date(askedAt.getTime() + 14 * DAY).toISOString() },
    })
    .execute()
  return id
}
