import type { Server } from './find-mailbox.ts'

interface Provider {
  name: string
  domains: readonly string[]
  imap: string
  smtp: string
  smtpPort?: 587
  /** Whether it files into Sent by itself what leaves through its servers. */
  filesSent?: true
  hint?: 'app_password' | 'oauth2' | 'switch_on_imap'
}

/** As the providers' own help pages have it; last checked 2026-11-22. */
const providers: readonly Provider[] = [
  { name: 'Google', domains: ['gmail.com', 'googlemail.com'], imap: 'imap.gmail.com', smtp: 'smtp.gmail.com', filesSent: true, hint: 'app_password' },
  { name: 'Microsoft', domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'], imap: 'outlook.office365.com', smtp: 'smtp.office365.com', smtpPort: 587, filesSent: true, hint: 'oauth2' },
  { name: 'iCloud', domains: ['icloud.com', 'me.com', 'mac.com'], imap: 'imap.mail.me.com', smtp: 'smtp.mail.me.com', smtpPort: 587, hint: 'app_password' },
  { name: 'Yahoo', domains: ['yahoo.com', 'yahoo.de', 'aol.com'], imap: 'imap.mail.yahoo.com', smtp: 'smtp.mail.yahoo.com', hint: 'app_password' },
  { name: 'GMX', domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'], imap: 'imap.gmx.net', smtp: 'mail.gmx.net', hint: 'switch_on_imap' },
  { name: 'WEB.DE', domains: ['web.de'], imap: 'imap.web.de', smtp: 'smtp.web.de', hint: 'switch_on_imap' },
  { name: 'T-Online', domains: ['t-online.de', 'magenta.de'], imap: 'secureimap.t-online.de', smtp: 'securesmtp.t-online.de' },
  { name: 'mailbox.org', domains: ['mailbox.org'], imap: 'imap.mailbox.org', smtp: 'smtp.mailbox.org' },
  { name: 'Posteo', domains: ['posteo.de', 'posteo.net'], imap: 'posteo.de', smtp: 'posteo.de' },
  { name: 'Fastmail', domains: ['fastmail.com', 'fastmail.fm'], imap: 'imap.fastmail.com', smtp: 'smtp.fastmail.com', hint: 'app_password' },
  { name: 'Zoho', domains: ['zoho.com', 'zohomail.eu'], imap: 'imap.zoho.eu', smtp: 'smtp.zoho.eu', hint: 'app_password' },
] // biome-ignore format: a table

/**
 * By which servers an address is probably reached: the provider's, where its domain is known, else names as most hosts have them.
 * @param smtpHost where it is known already: whether copies are filed is decided by the host one sends through (email.md 11)
 */
export function guessHosts(address: string, smtpHost?: string) {
  const domain = address.split('@').at(-1)?.toLowerCase() ?? ''
  const known = providers.find(({ domains, smtp }) => (smtpHost ? smtp === smtpHost : domains.includes(domain)))
  const imap: Server = { host: known?.imap ?? `imap.${domain}`, port: 993, security: 'tls' }
  const smtp: Server =
    known?.smtpPort === 587
      ? { host: known.smtp, port: 587, security: 'starttls' }
      : { host: known?.smtp ?? `smtp.${domain}`, port: 465, security: 'tls' }
  return {
    ...{ provider: known?.name ?? null, imap, smtp, filesSent: known?.filesSent ?? false, hint: known?.hint ?? null },
  }
}
