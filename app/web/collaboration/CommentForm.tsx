import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../ui/Keys.tsx'
import { forgetDraft, useDraft } from '../ui/use-draft.ts'
import styles from './Collaboration.module.css'
import { MentionText } from './MentionText.tsx'
import { type Mentionable, mentionedIn } from './plain-text.ts'
import { noteTyping } from './typing.ts'
import { useMentionable } from './use-mentionable.ts'

interface CommentFormProps {
  /** Tells drafts apart, and whose typing it is. */
  recordId: string
  draftKey: string
  label: string
  submit: string
  /** What stands in it at first: a comment that is changed. */
  initial?: string
  autoFocus?: boolean
  /** A rejection keeps what was written and shows why. */
  save: (said: { body: string; mentions: Pick<Mentionable, 'kind' | 'id'>[] }) => Promise<unknown>
  /** Closes it; left out where it always stands. */
  close?: () => void
}

/** Writes a comment or an answer; what is typed outlives a reload, an @ offers colleagues. */
export function CommentForm({ recordId, draftKey, label, submit, initial, autoFocus, save, close }: CommentFormProps) {
  const { t } = useTranslation('collaboration')
  const people = useMentionable()
  const key = `kith-comment-${draftKey}`
  const [draft, setDraft] = useDraft(key)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const text = draft.text || (open ? '' : (initial ?? ''))
  const isOpen = close !== undefined || open || draft.text !== ''
  const leave = () => {
    forgetDraft(key)
    setDraft({ ...draft, text: '' })
    setOpen(false)
    close?.()
  }
  const send = async () => {
    const body = text.trim()
    if (!body || busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await save({ body, mentions: mentionedIn(body, people).map(({ kind, id }) => ({ kind, id })) })
      leave()
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('ui:error.failed.detail'))
    } finally {
      setBusy(false)
      noteTyping(recordId, false)
    }
  }
  return (
    <form
      className={styles.form}
      data-open={isOpen || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && close && !text) close()
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
        event.preventDefault()
        void send()
      }}
    >
      <MentionText
        label={label}
        value={text}
        people={people}
        rows={isOpen ? 2 : 1}
        autoFocus={autoFocus === true}
        onFocus={() => initial === undefined && setOpen(true)}
        onChange={(value) => {
          setOpen(true)
          setDraft({ ...draft, text: value })
          noteTyping(recordId, value !== '')
        }}
      />
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {isOpen && (
        <div className={styles.foot}>
          <span className={styles.hint}>{t('form.hint')}</span>
          <Button size="xs" variant="subtle" color="gray" onClick={leave}>
            {t('ui:cancel')}
          </Button>
          <Button
            type="submit"
            size="xs"
            loading={busy}
            disabled={!text.trim()}
            rightSection={<Keys keys="mod+Enter" />}
            aria-keyshortcuts="Meta+Enter Control+Enter"
          >
            {submit}
          </Button>
        </div>
      )}
    </form>
  )
}
