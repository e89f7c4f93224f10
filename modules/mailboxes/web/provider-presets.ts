import type { MailProvider } from './mailbox-client.ts'

export type ProviderDraft = Pick<
  MailProvider,
  'kind' | 'name' | 'clientId' | 'authorizationEndpoint' | 'tokenEndpoint' | 'scope' | 'imap' | 'smtp'
> & { clientSecret: string }

type Preset = Pick<ProviderDraft, 'name' | 'authorizationEndpoint' | 'tokenEndpoint' | 'scope' | 'imap' | 'smtp'>

const entra = 'https://login.microsoftonline.com'

/** Whose accounts may sign in at Entra: those of one directory, or of any. */
export const inDirectory = (directory: string) => ({
  authorizationEndpoint: `${entra}/${encodeURIComponent(directory)}/oauth2/v2.0/authorize`,
  tokenEndpoint: `${entra}/${encodeURIComponent(directory)}/oauth2/v2.0/token`,
})

export const directoryIn = ({ tokenEndpoint }: Pick<Preset, 'tokenEndpoint'>): string =>
  decodeURIComponent(/^https:\/\/login\.microsoftonline\.com\/([^/]+)\//.exec(tokenEndpoint)?.[1] ?? 'common')

/** As the providers' own pages have it; last checked 2026-11-23. */
const presets: Record<MailProvider['kind'], Preset> = {
  google: {
    name: 'Google',
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
    smtp: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
  },
  microsoft: {
    name: 'Microsoft',
    ...inDirectory('common'),
    scope: 'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  },
  other: {
    ...{ name: '', authorizationEndpoint: '', tokenEndpoint: '', scope: 'offline_access' },
    imap: { host: '', port: 993, security: 'tls' },
    smtp: { host: '', port: 465, security: 'tls' },
  },
}

export const draftOf = (kind: MailProvider['kind']): ProviderDraft => ({
  ...{ kind, clientId: '', clientSecret: '' },
  ...presets[kind],
})
