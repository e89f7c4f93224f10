import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, Section } from '../ui/Section.tsx'
import { useSources } from '../ui/sources.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Rights.module.css'
import { acts, type EffectiveRights, rightsQuery, roleName } from './rights-client.ts'
import { TryRecord } from './TryRecord.tsx'

/** “What may Ann see?”: a person's rights as they come out, each with its reason. */
export function WhatMayScreen() {
  const { session } = useShell()
  return mayIn(session)('members') ? <WhatMay own={session.user.id} /> : <ForbiddenState />
}

function WhatMay({ own }: { own: string }) {
  const { t } = useTranslation('rights')
  const { users } = useSources()
  const router = useRouter()
  const { user = own }: { user?: string } = useSearch({ strict: false })
  const found = useQuery(rightsQuery(user))
  const name = users.find(({ id }) => id === user)?.name ?? ''
  return (
    <>
      <p style={{ marginBlockEnd: 12 }}>
        <UiLink href="/settings/roles">← {t('title')}</UiLink>
      </p>
      <Section title={t('what.title', { name })} detail={t('what.detail')} wide>
        <Select
          label={t('what.person')}
          data={users.map((one) => ({ value: one.id, label: one.name }))}
          value={user}
          onChange={(id) => id && router.history.replace(`/settings/rights?user=${id}`)}
          allowDeselect={false}
          searchable
          maw={280}
          mb={16}
        />
        {found.isPending && <RowSkeletons count={8} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {found.data && <Effective rights={found.data} />}
      </Section>
    </>
  )
}

function Effective({ rights }: { rights: EffectiveRights }) {
  const { t } = useTranslation('rights')
  const teams = rights.teams.map((team) =>
    team.through === 'member' ? team.name : t(`what.${team.through}`, { name: team.name }),
  )
  return (
    <div className={styles.editor}>
      <p className={rowNote}>
        {t('what.role', { role: roleName(t, rights.role) })}
        {teams.length > 0 && ` · ${t('what.teams', { teams: teams.join(', ') })}`}
      </p>
      <section aria-label={t('what.records')}>
        <h3 className={styles.subtitle}>{t('what.records')}</h3>
        <RightsTable rights={rights} />
      </section>
      <TryRecord key={rights.userId} userId={rights.userId} name={rights.name} />
      <section aria-label={t('named.title')}>
        <h3 className={styles.subtitle}>{t('named.title')}</h3>
        <ul className={styles.fields}>
          {rights.rights.map(({ name, granted }) => (
            <li key={name}>
              <span>{t(`named.${name}.name`, { defaultValue: name })}</span>
              <span>{t(granted ? 'what.yes' : 'what.no')}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function RightsTable({ rights }: { rights: EffectiveRights }) {
  const { t } = useTranslation('rights')
  const { models } = useObjects()
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t('matrix.object')}</th>
          {acts.map((act) => (
            <th key={act} scope="col">
              {t(`acts.${act}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rights.objects.map((line) => {
          const model = models.get(line.object)
          const nameOf = (field: string) => model?.field(field)?.label ?? field.replace(/^custom\./, '')
          const hidden = line.hidden.map(({ name, because }) =>
            because === 'role' ? nameOf(name) : t(`what.hiddenBecause.${because}`, { field: nameOf(name) }),
          )
          return (
            <tr key={line.object}>
              <th scope="row">
                {model?.many ?? line.plural}
                {hidden.length > 0 && (
                  <span className={styles.because}>{t('what.hidden', { fields: hidden.join(', ') })}</span>
                )}
                {line.readonly.length > 0 && (
                  <span className={styles.because}>
                    {t('what.readonly', { fields: line.readonly.map(nameOf).join(', ') })}
                  </span>
                )}
                {line.shared > 0 && <span className={styles.because}>{t('what.shared', { count: line.shared })}</span>}
              </th>
              {acts.map((act) => (
                <td key={act} data-label={t(`acts.${act}`)}>
                  {t(`reach.${line.grants[act]}`)}
                  {act === 'read' && <span className={styles.because}>{t(`what.because.${line.because}`)}</span>}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
