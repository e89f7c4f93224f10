import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconBell, IconBellFilled } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import { followersQuery } from './collaboration-client.ts'

/** Whether one follows a record, who else does, and the other way round at one press. */
export function Followers({ record, model }: RecordPartProps) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const { name: object, plural } = model.descriptor
  const query = followersQuery(object, plural, record.id)
  const { data } = useQuery(query)
  const following = data?.following ?? false
  const turn = useMutation({
    mutationFn: () => client.followers[following ? 'unfollow' : 'follow']({ recordId: record.id, object }),
    onSuccess: (now) => queries.setQueryData(query.queryKey, now),
    onError: tellFailure,
  })
  const Icon = following ? IconBellFilled : IconBell
  const label = t(following ? 'follow.yes' : 'follow.no', { count: data?.items.length ?? 0 })
  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={label} title={label}>
          <Icon size={16} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('follow.who')}>
        <div className={cards.heading}>{t('follow.who')}</div>
        {data?.items.length === 0 && <p className={styles.faint}>{t('follow.nobody')}</p>}
        <ul className={cards.items}>
          {(data?.items ?? []).map(({ id, name, isOwner }) => (
            <li key={id} className={cards.followLine}>
              <RecordAvatar name={name} kind="person" />
              <span>{name}</span>
              {isOwner && <span className={styles.faint}>{t('follow.owner')}</span>}
            </li>
          ))}
        </ul>
        <Button size="xs" mt={10} fullWidth loading={turn.isPending} onClick={() => turn.mutate()}>
          {t(following ? 'follow.stop' : 'follow.start')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
