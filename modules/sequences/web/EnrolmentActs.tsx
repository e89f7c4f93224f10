import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { ApproveDialog } from './ApproveDialog.tsx'
import styles from './Sequences.module.css'
import { type Enrolment, forgetEnrolments } from './sequence-client.ts'

type Move = 'pause' | 'resume' | 'skip' | 'end'

/** Approve what waits; pause, go on, pass a step over, end it. Nothing once it has ended. */
export function EnrolmentActs({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation('sequences')
  const queries = useQueryClient()
  const { session } = useShell()
  const [approving, setApproving] = useState(false)
  const moving = useMutation({
    mutationFn: (move: Move) => client.enrolments.act({ id: enrolment.id, move }),
    onSuccess: () => forgetEnrolments(queries),
    onError: tellFailure,
  })
  if (enrolment.endedAt || !mayIn(session)('sequences.update')) return null
  const moves: Move[] = [enrolment.pausedAt ? 'resume' : 'pause', 'skip', 'end']
  return (
    <div className={styles.acts}>
      {enrolment.draft && (
        <Button size="compact-xs" onClick={() => setApproving(true)}>
          {t('approval.look')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('enrolled.more', { name: enrolment.contact })} loading={moving.isPending}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {moves.map((move) => (
            <Menu.Item key={move} onClick={() => moving.mutate(move)}>
              {t(`moves.${move}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {approving && enrolment.draft && (
        <ApproveDialog enrolment={enrolment} draft={enrolment.draft} close={() => setApproving(false)} />
      )}
    </div>
  )
}
