import type { Ctx, Kith } from '#platform/ctx/ctx'
import { type Language, languageOf } from '#platform/i18n/translate'
import type { ChatContent } from '../contract/channel-shape.ts'
import { choicesOf } from '../domain/assistant/answer.ts'
import { helloOf } from '../domain/assistant/disclose.ts'
import { nameOf } from '../domain/assistant/hand-over.ts'
import type { StoredChannel } from '../domain/find-channel.ts'
import { isSomebodyThere, openingOf } from '../domain/opening.ts'

/** What a widget shows before anybody has said anything. Nobody learns more from it than stands on the website. */
export async function setupOf(ctx: Ctx, kith: Kith, { channel, wanted }: { channel: StoredChannel; wanted: string }) {
  const { content } = channel
  const language = spokenTo(content, wanted)
  const { title, greeting, away } = content.words[language]
  return {
    ...{ language, color: content.color, corner: content.corner, files: content.files },
    ...{ title: title || ctx.workspace.name, greeting, away },
    asks: { name: content.name, email: content.email, questions: content.questions },
    // Without a mail server nobody could send one.
    transcripts: kith.config.smtpUrl !== undefined,
    ...(await openingOf(ctx, channel)),
    isSomebodyThere: await isSomebodyThere(ctx, channel),
    assistant: content.assistant.isOn
      ? {
          name: nameOf(ctx, channel, language),
          hello: await helloOf(ctx, language),
          choices: choicesOf(channel, language),
        }
      : null,
  }
}

/** The language of a chat for somebody who speaks these. */
export function spokenTo({ languages }: ChatContent, wanted: string): Language {
  const asked = languageOf(wanted)
  const speaks = wanted.toLowerCase().startsWith(asked) && languages.includes(asked)
  return speaks ? asked : (languages[0] ?? 'en')
}
