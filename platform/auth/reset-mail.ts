import { createHash } from 'node:crypto'
import type { SignInMail } from './auth.ts'

const words = {
  en: {
    subject: 'Set a new password',
    text: (name: string, link: string) =>
      `Hello ${name},\n\nsomebody, probably you, asked for a new password for Kith. Set one here:\n\n${link}\n\n` +
      'The link works once and for one hour. If it was not you, leave this mail: nothing changes.\n',
  },
  de: {
    subject: 'Neues Passwort festlegen',
    text: (name: string, link: string) =>
      `Hallo ${name},\n\njemand, vermutlich Sie, hat ein neues Passwort für Kith angefordert. Hier legen Sie es fest:\n\n${link}\n\n` +
      'Der Link gilt einmal und eine Stunde lang. Waren Sie es nicht, ignorieren Sie diese Mail: es ändert sich nichts.\n',
  },
}

interface Recipient {
  email: string
  name: string
  locale?: string | null | undefined
}

/** The mail with the link to a new password, in the reader's language. The link leads to the public address, whatever the request's Host says. */
export function resetMail(publicUrl: string, user: Recipient, token: string, request: Request | undefined): SignInMail {
  const language = user.locale ?? request?.headers.get('accept-language') ?? 'en'
  const { subject, text } = words[language.toLowerCase().startsWith('de') ? 'de' : 'en']
  const link = `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`
  const key = createHash('sha256').update(token).digest('hex')
  return { key: `reset-password:${key}`, to: user.email, subject, text: text(user.name, link) }
}
