import { createHash } from 'node:crypto'
import { languageOf, translator } from '#platform/i18n/translate'
import type { SignInMail } from './auth.ts'
import de from './locales/de.json'
import en from './locales/en.json'

interface Recipient {
  email: string
  name: string
  locale?: string | null | undefined
}

/** The mail with the link to a new password, in the reader's language. The link leads to the public address, whatever the request's Host says. */
export function resetMail(publicUrl: string, user: Recipient, token: string, request: Request | undefined): SignInMail {
  const t = translator({ en, de }, languageOf(user.locale, request?.headers.get('accept-language')))
  const link = `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`
  const key = createHash('sha256').update(token).digest('hex')
  return {
    key: `reset-password:${key}`,
    to: user.email,
    subject: t('resetPassword.subject'),
    text: t('resetPassword.text', { name: user.name, link }),
  }
}
