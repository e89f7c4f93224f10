import { Autocomplete, Button, Group, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { RecordSelect } from '#app/web/relations/RecordSelect.tsx'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { MailFields } from './MailFields.tsx'
import { MailPreview } from './MailPreview.tsx'
import { problemWords } from './problem-words.ts'
import styles from './Sequences.module.css'
import type { Template } from './sequence-client.ts'

interface Shown {
  template: Template | undefined
  folders: string[]
  mayChange: boolean
  close: () => void
}

/** A template, with a look at it as a real contact would read it. */
export function TemplateDrawer({ template, folders, mayChange, close }: Shown) {
  const { t } = useTranslation('sequences')
  const queries = useQueryClient()
  const [draft, setDraft] = useState({
    ...{ name: template?.name ?? '', folder: template?.folder ?? '', personal: template?.personal ?? false },
    ...{ subject: template?.subject ?? '', body: template?.body ?? '' },
  })
  const [contactId, setContact] = useState<string | null>(null)
  const set = (part: Partial<typeof draft>) => setDraft((was) => ({ ...was, ...part }))
  const saving = useMutation({
    mutationFn: () =>
      template
        ? client.mailTemplates.change({ id: template.id, version: template.version, ...draft })
        : client.mailTemplates.create(draft),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.mailTemplates.key() })
      close()
      void tell(t('templates.saved'))
    },
  })
  return (
    <SideDrawer title={template ? template.name : t('templates.new')} close={close} size={560}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <fieldset disabled={!mayChange} className={styles.fields}>
          <TextInput
            label={t('templates.name')}
            value={draft.name}
            required
            maxLength={120}
            data-autofocus
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <Autocomplete
            label={t('templates.folder')}
            data={folders}
            value={draft.folder}
            maxLength={80}
            onChange={(folder) => set({ folder })}
          />
          <MailFields words={draft} change={set} />
          <Switch
            label={t('templates.personal')}
            description={t('templates.personalAbout')}
            checked={draft.personal}
            onChange={({ currentTarget }) => set({ personal: currentTarget.checked })}
          />
        </fieldset>
        <RecordSelect
          object="contact"
          label={t('preview.with')}
          placeholder={t('preview.choose')}
          nothing={t('preview.noContact')}
          not=""
          value={contactId}
          onChange={setContact}
        />
        {contactId && <MailPreview contactId={contactId} words={{ subject: draft.subject, body: draft.body }} />}
        {saving.error && (
          <p role="alert" className={styles.bad}>
            {problemWords(saving.error)}
          </p>
        )}
        <Group className={styles.foot} justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={saving.isPending}
            disabled={!mayChange || !draft.name.trim() || !draft.subject.trim() || !draft.body.trim()}
            title={mayChange ? undefined : t('objects:may.notUpdate')}
          >
            {t('ui:save')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}
