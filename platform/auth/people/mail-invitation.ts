import { z } from 'zod'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import type { Task } from '#platform/jobs/task'
import { type Mail, sendAccountMail } from '#platform/mail/send-mail'
import { signed } from '#platform/mail/signed'
import de from '../locales/de.json'
import en from '../locales/en.json'
import { invitationAddress } from './invitation-link.ts'

const Payload = z.looseObject({ invitationId: z.uuid() })

/** Writes the mail of an invitation. Run twice it is the same mail, by its key; taken back meanwhile it is none. */
export const mailInvitation: Task = async ({ kith, payload, workspace }) => {
  const { invitationId } = Payload.parse(payload)
  const mail = await workspace((ctx) => mailOf(ctx, kith, invitationId))
  if (mail) await sendAccountMail(kith, mail)
}

async function mailOf(ctx: Ctx, kith: Kith, id: string): Promise<Mail | null> {
  const found = await ctx.db
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'invitations.invitedBy')
    .select(['invitations.email', 'round', 'expiresAt', 'users.name as inviter', 'users.signature'])
    .where('invitations.workspaceId', '=', ctx.workspaceId)
    .where('invitations.id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const { email, round, inviter, signature } = found
  const known = await ctx.db.selectFrom('users').select('locale').where('email', '=', email).executeTakeFirst()
  const { workspaceId, workspace } = ctx
  const language = languageOf(known?.locale, workspace.locale)
  const t = translator({ en, de }, language)
  const link = invitationAddress(kith, { workspaceId, id, round, way: 'mail' })
  const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: workspace.timeZone })
  const words = { inviter, workspace: workspace.name, link, until: until.format(new Date(found.expiresAt)) }
  return {
    key: `invitation:${id}:${round}`,
    to: email,
    // A name may be anything; a subject is one line.
    subject: t('invitation.subject', words).replace(/\p{Cc}+/gu, ' '),
    text: signed(t('invitation.text', words), signature),
  }
}
