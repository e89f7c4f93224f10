import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { client } from '../api.ts'
import { useSaving } from '../data-model/use-saving.ts'
import { sectionButtons } from '../ui/Section.tsx'
import { offerUndo, tell } from '../ui/toasts.tsx'
import { FieldRights } from './FieldRights.tsx'
import { NamedRights } from './NamedRights.tsx'
import { PeopleOfRole } from './PeopleOfRole.tsx'
import styles from './Rights.module.css'
import { RightsMatrix } from './RightsMatrix.tsx'
import { useCopy } from './RolesScreen.tsx'
import { type Role, roleName, rolesQuery } from './rights-client.ts'

interface RoleEditorProps {
  role: Role
  /** Every right that Kith knows by name. */
  allRights: Role['rules']['rights']
}

/** Changes a role as a whole: nothing holds until it is saved. */
export function RoleEditor({ role, allRights }: RoleEditorProps) {
  const { t } = useTranslation('rights')
  const cache = useQueryClient()
  const router = useRouter()
  const copy = useCopy()
  const { busy, failure, run } = useSaving()
  const [rules, setRules] = useState(role.rules)
  const [name, setName] = useState(roleName(t, role))
  const [description, setDescription] = useState(role.description)
  const disabled = !role.may.change
  const refresh = () => cache.invalidateQueries({ queryKey: rolesQuery.queryKey })
  const changed =
    JSON.stringify(rules) !== JSON.stringify(role.rules) ||
    (!role.readyMade && (name !== roleName(t, role) || description !== role.description))

  const save = () =>
    run(async () => {
      const own = role.readyMade ? {} : { name, description }
      await client.roles.change({ id: role.id, rules, ...own })
      await refresh()
      void tell(t('saved', { name }))
    })
  const remove = () =>
    run(async () => {
      await client.roles.delete({ id: role.id })
      if (!role.readyMade) router.history.push('/settings/roles')
      await refresh()
      const draft = { name, description: role.description, rules: role.rules }
      offerUndo(t(role.readyMade ? 'wasReset' : 'wasDeleted', { name }), async () => {
        if (role.readyMade) await client.roles.change({ id: role.id, rules: role.rules })
        else await client.roles.create(draft)
        await refresh()
      })
    })

  return (
    <div className={styles.editor}>
      {disabled && <p className={styles.note}>{t('fixed')}</p>}
      {!role.readyMade && (
        <div className={styles.names}>
          <TextInput
            label={t('name')}
            value={name}
            disabled={disabled}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('description')}
            value={description}
            disabled={disabled}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </div>
      )}
      <section aria-label={t('matrix.title')}>
        <h3 className={styles.subtitle}>{t('matrix.title')}</h3>
        <p className={styles.note}>{t('matrix.detail')}</p>
        <RightsMatrix rules={rules} change={setRules} disabled={disabled} />
      </section>
      <section aria-label={t('fields.title')}>
        <h3 className={styles.subtitle}>{t('fields.title')}</h3>
        <p className={styles.note}>{t('fields.detail')}</p>
        <FieldRights rules={rules} change={setRules} disabled={disabled} />
      </section>
      <section aria-label={t('named.title')}>
        <h3 className={styles.subtitle}>{t('named.title')}</h3>
        <NamedRights all={allRights} rules={rules} change={setRules} disabled={disabled} />
      </section>
      <Refusal>{failure}</Refusal>
      <div className={`${sectionButtons} ${styles.bar}`}>
        {!disabled && (
          <Button variant="filled" loading={busy} disabled={!changed || name.trim() === ''} onClick={() => void save()}>
            {t('save')}
          </Button>
        )}
        {changed && <Button onClick={() => setRules(role.rules)}>{t('discard')}</Button>}
        <Button onClick={() => void copy({ ...role, rules })}>{t('copy')}</Button>
        {role.may.delete && (!role.readyMade || role.edited) && (
          <Button color="red" onClick={() => void remove()}>
            {t(role.readyMade ? 'reset' : 'delete')}
          </Button>
        )}
      </div>
      <PeopleOfRole role={role} />
    </div>
  )
}
