import { Button, Modal, MultiSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import { type Announcement, teamsQuery } from './collaboration-client.ts'

/** A new announcement, or other words for one. */
export function AnnouncementForm({ of, close }: { of: Announcement | undefined; close: () => void }) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const { data: teams } = useQuery(teamsQuery)
  const [title, setTitle] = useState(of?.title ?? '')
  const [body, setBody] = useState(of?.body ?? '')
  const [teamIds, setTeams] = useState<string[]>([])
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      if (of) await client.announcements.change({ id: of.id, title, body })
      else await client.announcements.create({ title, body, teamIds })
      await queries.invalidateQueries({ queryKey: ['announcements'] })
      close()
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('ui:error.failed.detail'))
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t(of ? 'announcements.change' : 'announcements.add')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={cards.fields}>
          <TextInput
            label={t('announcements.heading')}
            required
            maxLength={200}
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t('announcements.text')}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={10_000}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          {!of && (teams?.items.length ?? 0) > 0 && (
            <MultiSelect
              label={t('announcements.whom')}
              placeholder={teamIds.length === 0 ? t('announcements.everyone') : ''}
              data={(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={teamIds}
              onChange={setTeams}
            />
          )}
          {failure && (
            <p role="alert" className={styles.failure}>
              {failure}
            </p>
          )}
        </div>
        <div className={cards.buttons}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!title.trim()}>
            {t(of ? 'ui:save' : 'announcements.send')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
