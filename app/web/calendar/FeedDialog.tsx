import { Button, CopyButton, Group, Modal, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api.ts'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import styles from './CalendarBar.module.css'

/** The secret address at which other calendar programs read one's own entries: made, shown once, replaced, taken back. */
export function FeedDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const queries = useQueryClient()
  const options = api.calendarFeed.get.queryOptions({ input: {} })
  const feed = useQuery(options)
  const refresh = () => queries.invalidateQueries({ queryKey: options.queryKey })
  const made = useMutation({ mutationFn: () => client.calendarFeed.create({}), onSuccess: refresh })
  const revoked = useMutation({
    mutationFn: () => client.calendarFeed.revoke({}),
    onSuccess: () => {
      made.reset()
      return refresh()
    },
  })
  const problem = feed.error ?? made.error ?? revoked.error
  const address = made.data?.address
  const createdAt = feed.data?.createdAt
  return (
    <Modal opened onClose={close} title={t('feed.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <p>{t('feed.about')}</p>
      {feed.isPending && <RowSkeletons count={2} />}
      {address && (
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <div className={styles.address}>
              <TextInput
                label={t('feed.address')}
                description={t('feed.once')}
                value={address}
                readOnly
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button onClick={copy}>{t(copied ? 'feed.copied' : 'feed.copy')}</Button>
            </div>
          )}
        </CopyButton>
      )}
      {createdAt && !address && (
        <p className={styles.more}>
          {t('feed.made', { at: formats.dateTime(createdAt) })}{' '}
          {feed.data?.readAt ? t('feed.read', { at: formats.dateTime(feed.data.readAt) }) : t('feed.unread')}
        </p>
      )}
      {problem && <p role="alert">{problem.message}</p>}
      <Group mt="md" gap="sm" justify="flex-end">
        {createdAt && (
          <Button loading={revoked.isPending} onClick={() => revoked.mutate()}>
            {t('feed.revoke')}
          </Button>
        )}
        {feed.data && (
          <Button variant="filled" loading={made.isPending} onClick={() => made.mutate()}>
            {t(createdAt ? 'feed.another' : 'feed.make')}
          </Button>
        )}
      </Group>
    </Modal>
  )
}
