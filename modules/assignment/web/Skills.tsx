import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import shared from '#app/web/rules/Rules.module.css'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { skillsQuery } from './assignment-client.ts'
import room from './Room.module.css'

/** What people can do beside speaking languages. */
export function Skills() {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const { data } = useQuery(skillsQuery)
  const [name, setName] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: skillsQuery.queryKey })
  const adding = useMutation({
    mutationFn: () => client.skills.create({ name: name.trim() }),
    onSuccess: () => {
      setName('')
      return refresh()
    },
    onError: tellFailure,
  })
  const removing = useMutation({
    mutationFn: (id: string) => client.skills.remove({ id }),
    onSuccess: refresh,
    onError: tellFailure,
  })
  const items = data?.items ?? []
  return (
    <section className={shared.section} aria-label={t('skills.title')}>
      <div>
        <h3 className={shared.heading}>{t('skills.title')}</h3>
        <p className={shared.quiet}>{t('skills.detail')}</p>
      </div>
      {data && items.length === 0 && <p className={shared.small}>{t('skills.none')}</p>}
      {items.length > 0 && (
        <ul className={room.skills}>
          {items.map((skill) => (
            <li key={skill.id} className={room.skill}>
              <span>{skill.name}</span>
              <span className={shared.small}>{t('skills.count', { count: skill.userIds.length })}</span>
              <ActionIcon
                size="sm"
                aria-label={t('skills.remove', { name: skill.name })}
                onClick={() => removing.mutate(skill.id)}
              >
                <IconX size={14} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form
        className={room.add}
        onSubmit={(event) => {
          event.preventDefault()
          adding.mutate()
        }}
      >
        <TextInput
          aria-label={t('skills.name')}
          placeholder={t('skills.example')}
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={adding.isPending} disabled={name.trim() === ''}>
          {t('skills.add')}
        </Button>
      </form>
    </section>
  )
}
