import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useShortcuts } from '#app/web/ui/keyboard.ts'
import { RelatedList } from '#app/web/ui/RelatedList.tsx'
import { NextTarget } from '../Countdown.tsx'
import { clocksQuery } from '../clocks-query.ts'
import styles from '../Tickets.module.css'
import { type LinkedTicket, ticketsOfQuery } from './conversations-query.ts'
import { OpenTicketForm } from './OpenTicketForm.tsx'

/** Beside a conversation: the tickets it is about, what is promised of each, and the way to a new one. */
export function TicketsBeside({ record }: RecordPartProps) {
  const { t } = useTranslation('tickets')
  const model = useModel('ticket')
  const { data } = useQuery({ ...ticketsOfQuery(record.id), enabled: model !== undefined })
  const [opened, setOpened] = useState(false)
  const mayCreate = model?.descriptor.may.create === true
  const shortcuts = useMemo(
    () =>
      mayCreate
        ? [
            {
              ...{ keys: 'alt+t', label: t('inbox.make'), group: t('inbox.keys'), whileTyping: true },
              run: () => setOpened(true),
            },
          ]
        : [],
    [mayCreate, t],
  )
  useShortcuts(shortcuts)
  if (!model) return null
  return (
    <div className={styles.beside}>
      <Tickets items={data ?? []} path={model.path} add={mayCreate ? () => setOpened(true) : undefined} />
      {opened && <OpenTicketForm conversation={record} model={model} close={() => setOpened(false)} />}
    </div>
  )
}

function Tickets({ items, path, add }: { items: LinkedTicket[]; path: string; add: (() => void) | undefined }) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const model = useModel('ticket')
  const { data: clocks } = useQuery(clocksQuery(items.map(({ id }) => id)))
  const stateOf = (id: string) => model?.field('state')?.options?.find(({ value }) => value === id)?.label ?? id
  return (
    <RelatedList
      label={t('ticket.many')}
      items={items.map(({ id, number, subject, state, solvedAt, createdAt }) => {
        const targets = clocks?.find((clock) => clock.id === id)?.targets
        return {
          ...{ id, name: `${number} ${subject}`, href: `${path}/${id}` },
          detail: `${stateOf(state)} · ${formats.relative(solvedAt ?? createdAt)}`,
          end: targets && <NextTarget targets={targets} />,
        }
      })}
      {...(add ? { add, addLabel: t('inbox.make') } : {})}
    />
  )
}
