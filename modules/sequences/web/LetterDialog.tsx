import { Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { SaveDialog } from '#app/web/collaboration/SaveDialog.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { MailFields, type MailWords } from './MailFields.tsx'
import styles from './Sequences.module.css'
import { forgetLetters, type Letter, templatesQuery } from './sequence-client.ts'
import { VariableProblems } from './VariableProblems.tsx'

interface Shown {
  contactId: string
  dealId?: string | undefined
  /** The mail whose conversation this one goes on with. */
  follows?: Letter | undefined
  close: () => void
}

const nothing = { missing: [] as string[], unknown: [] as string[] }

/** Writes a mail to a contact, from a template or anew. Its id is made here: pressed twice it is sent once. */
export function LetterDialog({ contactId, dealId, follows, close }: Shown) {
  const { t } = useTranslation('sequences')
  const queries = useQueryClient()
  const [id] = useState(() => crypto.randomUUID())
  const about = { contactId, ...(dealId ? { dealId } : {}) }
  const reader = useQuery({
    queryKey: ['letters', 'reader', contactId],
    queryFn: ({ signal }) => client.letters.preview({ ...about, subject: '', body: '' }, { signal }),
  })
  const { data: templates } = useQuery(templatesQuery)
  const [to, setTo] = useState<string | null>(null)
  const [templateId, setTemplate] = useState<string | null>(null)
  const [words, setWords] = useState<MailWords>({ subject: follows ? againOf(follows.subject) : '', body: '' })
  const [problems, setProblems] = useState(nothing)
  const addresses = reader.data?.to ?? []
  const take = async (chosen: string | null) => {
    setTemplate(chosen)
    const template = templates?.items.find((one) => one.id === chosen)
    if (!template) return
    try {
      const filled = await client.letters.preview({ ...about, subject: template.subject, body: template.body })
      setWords({ subject: follows ? words.subject : filled.subject, body: filled.body })
      setProblems(filled)
    } catch (problem) {
      tellFailure(problem)
    }
  }
  const open = (names: string[]) => names.filter((name) => `${words.subject}${words.body}`.includes(name))
  const send = async () => {
    const sent = await client.letters.send({
      ...{ id, ...about, ...words },
      ...(to ? { to } : {}),
      ...(templateId ? { templateId } : {}),
      ...(follows ? { follows: follows.id } : {}),
    })
    await forgetLetters(queries)
    void tell(t('letter.sent', { to: sent.to }))
  }
  return (
    <SaveDialog
      title={follows ? t('letter.again') : t('letter.title')}
      label={t('letter.send')}
      isReady={addresses.length > 0 && words.subject.trim() !== '' && words.body.trim() !== ''}
      save={send}
      close={close}
      size={640}
    >
      {reader.data && addresses.length === 0 ? (
        <p role="alert" className={styles.bad}>
          {t('letter.noAddress')}
        </p>
      ) : (
        <Select
          label={t('letter.to')}
          data={addresses}
          value={to ?? addresses[0] ?? null}
          onChange={setTo}
          allowDeselect={false}
          readOnly={addresses.length < 2}
        />
      )}
      <Select
        label={t('letter.template')}
        placeholder={t('letter.anew')}
        data={byFolder(templates?.items ?? [], t('templates.noFolder'))}
        value={templateId}
        onChange={(chosen) => void take(chosen)}
        nothingFoundMessage={t('templates.noneFound')}
        searchable
        clearable
        data-autofocus
      />
      <MailFields words={words} change={setWords} />
      <VariableProblems missing={open(problems.missing)} unknown={open(problems.unknown)} />
      {reader.data?.optedOut && <p className={styles.notice}>{t('letter.optedOut')}</p>}
      <p className={styles.small}>{t('letter.about')}</p>
    </SaveDialog>
  )
}

const againOf = (subject: string) => (/^(re|aw):/i.test(subject) ? subject : `Re: ${subject}`)

/** Templates as a choice, by their folders. */
export function byFolder(templates: readonly { id: string; name: string; folder: string }[], none: string) {
  return [...new Set(templates.map(({ folder }) => folder))].map((folder) => ({
    group: folder || none,
    items: templates.filter((one) => one.folder === folder).map(({ id, name }) => ({ value: id, label: name })),
  }))
}
