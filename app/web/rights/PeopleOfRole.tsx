import { Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { membersQuery } from '../objects/objects-queries.ts'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Rights.module.css'
import { type Role, roleName, rolesQuery } from './rights-client.ts'

/** Who has a role; further people are given it here. */
export function PeopleOfRole({ role }: { role: Role }) {
  const { t } = useTranslation('rights')
  const cache = useQueryClient()
  const { data } = useQuery(membersQuery)
  const people = data?.items ?? []
  const having = people.filter((person) => person.role === role.id)
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: membersQuery.queryKey }),
      cache.invalidateQueries({ queryKey: rolesQuery.queryKey }),
    ])
  const give = async (userId: string | null) => {
    const person = people.find(({ id }) => id === userId)
    if (!person) return
    try {
      await client.memberRoles.change({ userId: person.id, role: role.id })
    } catch (problem) {
      tellFailure(problem)
      return
    }
    await refresh()
    offerUndo(t('people_.given', { person: person.name, role: roleName(t, role) }), async () => {
      await client.memberRoles.change({ userId: person.id, role: person.role })
      await refresh()
    })
  }
  return (
    <section aria-label={t('people_.title')}>
      <h3 className={styles.subtitle}>{t('people_.title')}</h3>
      {having.length === 0 && <p className={styles.note}>{t('people_.none')}</p>}
      <ul className={styles.people}>
        {having.map(({ id, name }) => (
          <li key={id}>
            <UiLink href={`/settings/rights?user=${id}`}>{name}</UiLink>
          </li>
        ))}
      </ul>
      <Select
        label={t('people_.give')}
        placeholder={t('people_.choose')}
        data={people.filter((person) => person.role !== role.id).map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        onChange={(userId) => void give(userId)}
        searchable
        maw={280}
      />
    </section>
  )
}
