import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { sendMail } from '#platform/mail/send-mail'
import { addLine, type Line, linesSince } from './lines.ts'
import type { StoredVisitor } from './sessions.ts'
import { chatWords } from './words.ts'

/**
 * Mails a visitor what was said, to the address that is theirs, once for as far as it has come. Before somebody answered there is
 * none: a chat is no way to have one's own words sent to strangers.
 * @throws Refusal chat_question_open without an address, chat_empty
 */
export async function mailTranscript(ctx: Ctx, visitor: StoredVisitor): Promise<void> {
  const { id, email, language } = visitor
  if (!email) return refuse('chat_question_open', { missing: 'email' })
  const lines = await linesSince(ctx, id, 0)
  const last = lines.findLast(({ by }) => by !== 'notice')
  if (!last || !lines.some(({ by }) => by === 'person' || by === 'assistant')) return refuse('chat_empty')
  const say = chatWords(language)
  const business = ctx.workspace.name
  const mailed = await sendMail(ctx, {
    key: `chat-transcript:${id}:${last.line}`,
    to: email,
    subject: say('transcript.subject', { business }).replace(/\p{Cc}/gu, ' '),
    text: [say('transcript.intro', { business }), ...lines.flatMap((line) => saidIn(line, visitor))].join('\n\n'),
    isPrivate: true,
  })
  if (mailed) await addLine(ctx, { visitorId: id, notice: { kind: 'transcript', email } })
}

function saidIn({ by, name, text, at, files }: Line, { name: own, language }: StoredVisitor): string[] {
  if (by === 'notice') return []
  const who = by === 'visitor' ? own || chatWords(language)('transcript.you') : (name ?? '')
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const sent = files.map(({ name: file }) => `[${file}]`)
  return [`${who}, ${moment.format(new Date(at))} UTC\n${[text, ...sent].filter(Boolean).join('\n')}`]
}
