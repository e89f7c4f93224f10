import '../events.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { declareInquirer, inquire } from '#modules/chat'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import { sendMail } from '#platform/mail/send-mail'
import { findSurvey, INQUIRY, rate, recordedOn } from './rate.ts'
import { lockEnded, type Resolved, type Subject } from './resolved.ts'
import { surveyAddress } from './survey-address.ts'
import { surveyMail } from './survey-mail.ts'
import { type SurveySettings, surveySettings } from './survey-settings.ts'
import { ownWords, ratingLabels } from './survey-words.ts'

// One press in the chat is a rating; a word to it can be added on the survey's page, and stays when it is changed.
declareInquirer({
  name: INQUIRY,
  async take(ctx, id, rating) {
    const survey = await findSurvey(ctx, id)
    return survey !== undefined && rate(ctx, { id, rating, comment: survey.comment })
  },
})

const MINUTE = 60_000
const DAY = 86_400_000
/** Whoever was in the chat so lately reads there what is asked. */
const AROUND_MS = 10 * MINUTE

/** Sees to it that a customer is asked how it went. One job for each matter: what is resolved anew is waited for anew. */
export const laterAsk = (ctx: Ctx, about: Subject, runAt?: Date): Promise<void> =>
  ctx.later('feedback.ask', { ...about }, { key: `survey:${Object.values(about)[0]}`, ...(runAt ? { runAt } : {}) })

/**
 * Asks the customer of a matter that ended how it went: in the chat while they are there, else by mail after a while. Once: its row
 * and what leaves are one transaction, and the row's key is the conversation or the ticket.
 */
export async function askAbout(ctx: Ctx, kith: Kith, about: Subject): Promise<void> {
  const settings = await surveySettings(ctx)
  if (settings.onSince === null) return
  const one = await lockEnded(ctx, about)
  if (!one || Date.parse(one.resolvedAt) < Date.parse(settings.onSince)) return
  const way = wayTo(ctx, one)
  if (!way) return
  const due = new Date(Date.parse(one.resolvedAt) + settings.delayMinutes * MINUTE)
  if (way === 'mail' && due > ctx.now()) return laterAsk(ctx, about, due)
  if (!(await claimRest(ctx, one, settings))) return
  await ask(ctx, kith, { one, way, settings })
}

function wayTo(ctx: Ctx, { channel, visitorSeenAt, address }: Resolved): 'mail' | 'chat' | null {
  const isAround = visitorSeenAt !== null && ctx.now().getTime() - Date.parse(visitorSeenAt) < AROUND_MS
  if (channel === 'chat' && (isAround || !address)) return visitorSeenAt === null ? null : 'chat'
  return address ? 'mail' : null
}

/** By what a customer is known as one, whatever they write about; it names nobody. */
const keyOf = ({ contactId, address, visitorId }: Pick<Resolved, 'contactId' | 'address' | 'visitorId'>): string =>
  contactId ?? (address ? createHash('sha256').update(address).digest('hex') : `visitor:${visitorId}`)

/** Two conversations of one customer may come here at once: the row of their rest lets one through. */
async function claimRest(ctx: Ctx, one: Resolved, { restDays }: SurveySettings): Promise<boolean> {
  const now = ctx.now()
  const { rows } = await sql`insert into survey_rests (workspace_id, customer_key, asked_at)
    values (${ctx.workspaceId}, ${keyOf(one)}, ${now.toISOString()})
    on conflict (workspace_id, customer_key) do update set asked_at = excluded.asked_at
      where not survey_rests.is_final and survey_rests.asked_at <= ${new Date(now.getTime() - restDays * DAY).toISOString()}
    returning 1`.execute(ctx.db)
  return rows.length > 0
}

interface Asking {
  one: Resolved
  way: 'mail' | 'chat'
  settings: SurveySettings
}

async function ask(ctx: Ctx, kith: Kith, { one, way, settings }: Asking): Promise<void> {
  const id = uuidv7()
  const language = languageOf(way === 'chat' ? one.visitorLanguage : null, ctx.workspace.locale)
  const expiresAt = new Date(ctx.now().getTime() + settings.expiryDays * DAY).toISOString()
  const { scale } = settings
  await ctx.db
    .insertInto('surveys')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, conversationId: one.conversationId, ticketId: one.ticketId },
      ...{ channel: one.channel, way, language, scale, agentId: one.agentId, teamId: one.teamId },
      ...{ resolvedAt: one.resolvedAt, askedAt: ctx.now().toISOString(), expiresAt },
    })
    .execute()
  const address = surveyAddress(ctx, kith, { id, expiresAt })
  const { question, thanks } = ownWords(settings, language)
  if (way === 'chat' && one.conversationId) {
    // The best first, as it is read first.
    const choices = ratingLabels(scale, language)
      .map((label, index) => ({ value: index + 1, label }))
      .reverse()
    const asked = { name: INQUIRY, subjectId: id, conversationId: one.conversationId, text: question, choices, thanks }
    await inquire(ctx, { ...asked, url: address, speaker: ctx.workspace.name })
  } else if (one.address) {
    const { timeZone } = ctx.workspace
    await sendMail(ctx, {
      ...{ key: `survey:${id}`, to: one.address, isPrivate: true, unsubscribe: `${address}/stop` },
      ...surveyMail({ language, scale, question, subject: one.subject, address, expiresAt, timeZone }),
      senderName: ctx.workspace.name.replaceAll(/\p{Cc}/gu, ' '),
      ...(one.mailbox ? { replyTo: one.mailbox } : {}),
    })
  }
  await ctx.record({
    ...recordedOn(one, 'asked'),
    ...{ contactId: one.contactId, companyId: one.companyId, payload: { surveyId: id, way } },
  })
}

/** Whoever says so is asked no more, by whatever way. */
export async function stopAsking(ctx: Ctx, surveyId: string): Promise<void> {
  const { rows } = await sql<
    Pick<Resolved, 'contactId' | 'address' | 'visitorId'>
  >`select coalesce(c.contact_id, i.contact_id) as contact_id,
      lower(coalesce(m.recipient, c.sender_email)) as address, v.id as visitor_id
    from surveys s left join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
    left join tickets i on i.workspace_id = s.workspace_id and i.id = s.ticket_id
    left join outgoing_mails m on m.workspace_id = s.workspace_id and m.key = 'survey:' || s.id
    left join lateral (select id from chat_visitors v where v.workspace_id = c.workspace_id and v.conversation_id = c.id limit 1) v on true
    where s.workspace_id = ${ctx.workspaceId} and s.id = ${surveyId}`.execute(ctx.db)
  const one = rows[0]
  if (!one) return
  await sql`insert into survey_rests (workspace_id, customer_key, asked_at, is_final)
    values (${ctx.workspaceId}, ${keyOf(one)}, ${ctx.now().toISOString()}, true)
    on conflict (workspace_id, customer_key) do update set is_final = true`.execute(ctx.db)
}
