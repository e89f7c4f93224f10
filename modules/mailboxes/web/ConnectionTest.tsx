import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import styles from './Mailboxes.module.css'
import { type Connection, connectionOf, type Tested } from './mailbox-client.ts'

/** Tries both servers, and says in words what stands in the way. Nothing is kept. */
export function ConnectionTest({ connection }: { connection: Connection }) {
  const { t } = useTranslation('mailboxes')
  const test = useMutation({ mutationFn: () => client.mailboxTests.create(connectionOf(connection)) })
  return (
    <div className={styles.test}>
      <Button
        variant="default"
        loading={test.isPending}
        disabled={!connection.address.trim() || !connection.password}
        leftSection={<IconPlugConnected size={16} stroke={1.6} />}
        onClick={() => test.mutate()}
      >
        {t('test.action')}
      </Button>
      <div aria-live="polite" className={styles.tried}>
        {test.error && <p className={styles.bad}>{test.error.message}</p>}
        {test.data && <Tries tested={test.data} />}
      </div>
    </div>
  )
}

function Tries({ tested }: { tested: Tested }) {
  const { t } = useTranslation('mailboxes')
  return (['imap', 'smtp'] as const).map((line) => {
    const { problem, said } = tested[line]
    return (
      <p key={line} className={problem ? styles.bad : styles.good}>
        {t(`test.${line}`)}: {problem ? t(`test.problems.${problem}`) : t('test.works')}
        {problem && said && <span className={styles.said}>{said}</span>}
      </p>
    )
  })
}
