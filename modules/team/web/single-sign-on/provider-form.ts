import type { client } from '#app/web/api.ts'

type Shown = Awaited<ReturnType<typeof client.singleSignOn.get>>
export type ShownProvider = NonNullable<Shown['provider']>
type Wanted = Parameters<typeof client.singleSignOnChange.set>[0]

/** What the form holds: as it is typed. */
export interface ProviderDraft {
  issuer: string
  clientId: string
  clientSecret: string
  label: string
  domains: string
  joins: boolean
  joinRole: string
  onlyWay: boolean
  enabled: boolean
}

export const draftOf = (provider: ShownProvider | null): ProviderDraft => ({
  issuer: provider?.issuer ?? '',
  clientId: provider?.clientId ?? '',
  clientSecret: '',
  label: provider?.label ?? '',
  domains: provider?.domains.join(', ') ?? '',
  joins: (provider?.joinRole ?? null) !== null,
  joinRole: provider?.joinRole ?? 'member',
  onlyWay: provider?.onlyWay ?? false,
  enabled: provider?.enabled ?? true,
})

const split = (typed: string) =>
  typed
    .toLowerCase()
    .split(/[\s,;@]+/)
    .filter(Boolean)

export const wantedOf = ({ clientSecret, domains, joins, joinRole, ...rest }: ProviderDraft): Wanted => ({
  ...rest,
  domains: split(domains),
  joinRole: joins ? joinRole : null,
  ...(clientSecret === '' ? {} : { clientSecret }),
})

/** What is missing, as keys of the catalogue below `needed`. `kept`: the secret there is stays. */
export const missingIn = (draft: ProviderDraft, kept: boolean) => ({
  issuer: /^https?:\/\/\S+$/.test(draft.issuer.trim()) ? null : 'issuer',
  clientId: draft.clientId.trim() ? null : 'clientId',
  clientSecret: kept || draft.clientSecret ? null : 'secret',
  label: draft.label.trim() ? null : 'label',
  domains: split(draft.domains).length > 0 ? null : 'domains',
})
