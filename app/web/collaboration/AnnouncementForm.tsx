import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { type Announcement, teamsQuery } from './collaboration-client.ts'
import { SaveDialog } from './SaveDialog.tsx'

/** A new announcement, or other words for one. */
export function AnnouncementForm({ of, close }: { of: Announcement | undefined; close: () => void }) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const { data: teams } = useQuery(teamsQuery)
  const [title, setTitle] = useState(of?.title ?? '')
  const [body, setBody] = useState(of?.body ?? '')
  const [teamIds, setTeams] = useState<string[]>([])
  const save = async () => {
    if (of) await client.announcements.change({ id: of.id, title, body })
    else await client.announcements.create({ title, body, teamIds })
    await queries.invalidateQueries({ queryKey: ['announcements'] })
  }
  return (
    <SaveDialog
      size={520}
      title={t(of ? 'announcements.change' : 'announcements.add')}
      label={t(of ? 'ui:save' : 'announcements.send')}
      isReady={title.trim() !== ''}
      save={save}
      close={close}
    >
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
    </SaveDialog>
  )
}
