import { ActionIcon } from '@mantine/core'
import { IconArrowUp, IconPencil } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords } from '#app/web/ui/Section.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { calendarsQuery, type Policy } from './settings-query.ts'

const kinds = ['firstResponse', 'nextResponse', 'resolution'] as const

/** A policy: what it promises of normal tickets, by which hours, and its place in the order. */
export function PolicyLine({ policies, at, edit }: { policies: readonly Policy[]; at: number; edit: () => void }) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const queries = useQueryClient()
  const { data: calendars } = useQuery(calendarsQuery)
  const up = useMutation({
    mutationFn: () => {
      const ids = policies.map(({ id }) => id)
      const [moved] = ids.splice(at, 1)
      return client.slaPolicies.order({ ids: ids.toSpliced(at - 1, 0, moved ?? '') })
    },
    onSuccess: () => queries.invalidateQueries(),
    onError: tellFailure,
  })
  const policy = policies[at]
  if (!policy) return null
  const { name, on, targets, steps, calendarId, readable } = policy
  const calendar = calendars?.items.find(({ id }) => id === calendarId)
  const promised = kinds.flatMap((kind) => {
    const minutes = targets.normal[kind]
    return minutes === null ? [] : [`${t(`ticket.kinds.${kind}`)} ${formats.duration(minutes * 60)}`]
  })
  return (
    <li>
      <div className={rowWords}>
        <span>{name}</span>
        <p className={rowNote}>
          {[
            !on && t('policies.off'),
            !readable && t('policies.unreadable'),
            ...promised,
            calendar && t('policies.calendarOf', { name: calendar.name }),
            steps.length > 0 && t('policies.stepCount', { count: steps.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {at > 0 && (
        <ActionIcon aria-label={t('policies.up', { name })} loading={up.isPending} onClick={() => up.mutate()}>
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
      )}
      <ActionIcon aria-label={t('policies.edit', { name })} onClick={edit}>
        <IconPencil size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}
