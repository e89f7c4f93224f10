import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { MakeKey } from './MakeKey.tsx'
import { NewKey } from './NewKey.tsx'
import { RevokeKey } from './RevokeKey.tsx'

/** Keys for programs: made, shown once, revoked. */
export function ApiKeysSettings() {
  const { t } = useTranslation('team')
  const format = useFormats()
  const { data: roles } = useQuery(api.roles.list.queryOptions({ input: {} }))
  const roleOf = (id: string) => roles?.items.find((role) => role.id === id)?.name ?? t(`role.${id}`)
  const [made, setMade] = useState<{ name: string; secret: string }>()
  const { data } = useSuspenseQuery(api.apiKeys.list.queryOptions({ input: {} }))
  return (
    <>
      <Section title={t('apiKeys.title')} detail={t('apiKeys.detail')}>
        {made ? <NewKey {...made} done={() => setMade(undefined)} /> : <MakeKey then={setMade} />}
      </Section>
      <Section title={t('apiKeys.working')}>
        {data.items.length === 0 && <p className={rowNote}>{t('apiKeys.none')}</p>}
        {data.items.length > 0 && (
          <ul className={sectionRows}>
            {data.items.map((key) => (
              <li key={key.id}>
                <div className={rowWords}>
                  <p>
                    {key.name} <span className={rowNote}>…{key.hint}</span>
                  </p>
                  <p className={rowNote}>
                    {t(`apiKeys.scope.${widest(key.scopes)}`)}
                    {key.role && ` · ${roleOf(key.role)}`} · {t('apiKeys.by', { name: key.createdBy.name })} ·{' '}
                    {key.lastUsedAt
                      ? t('apiKeys.used', { when: format.relative(key.lastUsedAt) })
                      : t('apiKeys.neverUsed')}
                  </p>
                </div>
                <RevokeKey id={key.id} name={key.name} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

const widest = (scopes: string[]) => ['admin', 'write', 'read'].find((scope) => scopes.includes(scope)) ?? 'read'
