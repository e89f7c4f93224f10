import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Composer.module.css'
import { Keys } from './Keys.tsx'
import { forgetDraft, useDraft } from './use-draft.ts'

export type ComposedKind = 'note' | 'task' | 'call' | 'meeting'

/**
 * What was written. A task has a title and perhaps a due day (`YYYY-MM-DD`); a meeting begins at an hour by the clock on the
 * wall (`YYYY-MM-DDTHH:mm`); a call and a meeting have their minutes.
 */
export interface Composed {
  kind: ComposedKind
  text: string
  due?: string
  minutes?: number
}

interface ComposerProps {
  /** Tells drafts apart: the record's id. */
  draftKey: string
  kinds?: ComposedKind[]
  kind?: ComposedKind
  onKind?: (kind: ComposedKind) => void
  /** A rejection keeps what was written and shows why. */
  save: (composed: Composed) => Promise<unknown>
}

const everyKind: ComposedKind[] = ['note', 'task', 'call', 'meeting']

/** Writes a note, logs a call or makes a task; what is typed outlives a reload. */
export function Composer({ draftKey, kinds = everyKind, kind: given, onKind, save }: ComposerProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [ownKind, setOwnKind] = useState<ComposedKind>(kinds[0] ?? 'note')
  const kind = given ?? ownKind
  const storageKey = `kith-draft-${draftKey}-${kind}`
  const [draft, setDraft] = useDraft(storageKey)
  const dated = kind === 'task' || kind === 'meeting'
  const timed = kind === 'call' || kind === 'meeting'
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string>()
  const choose = (next: ComposedKind) => {
    setOwnKind(next)
    onKind?.(next)
  }
  const submit = async () => {
    if (!draft.text.trim() || saving) return
    if (kind === 'meeting' && !draft.due) return setFailure(t('composer.noStart'))
    setSaving(true)
    setFailure(undefined)
    try {
      await save({
        kind,
        text: draft.text.trim(),
        due: dated && draft.due ? draft.due : undefined,
        minutes: timed && draft.minutes ? Number(draft.minutes) : undefined,
      })
      forgetDraft(storageKey)
      setDraft({ text: '', due: '', minutes: '' })
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('error.failed.detail'))
    } finally {
      setSaving(false)
    }
  }
  const onTabKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step && kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length]
    if (!next) return
    event.preventDefault()
    choose(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
        event.preventDefault()
        submit()
      }}
    >
      <div role="tablist" aria-label={t('composer.label')} className={styles.tabs} onKeyDown={onTabKey}>
        {kinds.map((one) => (
          <button
            key={one}
            id={`${id}-${one}`}
            type="button"
            role="tab"
            aria-selected={one === kind}
            aria-controls={`${id}-panel`}
            tabIndex={one === kind ? 0 : -1}
            className={`plain ${styles.tab}`}
            onClick={() => choose(one)}
          >
            {t(`composer.${one}.tab`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${kind}`}>
        <textarea
          className={styles.text}
          data-own-focus
          data-composer={kind}
          rows={dated ? 1 : 2}
          aria-label={t(`composer.${kind}.placeholder`)}
          placeholder={t(`composer.${kind}.placeholder`)}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        />
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <div className={styles.foot}>
          {dated && (
            <TextInput
              type={kind === 'task' ? 'date' : 'datetime-local'}
              size="xs"
              aria-label={t(kind === 'task' ? 'composer.due' : 'composer.start')}
              value={draft.due}
              onChange={(event) => setDraft({ ...draft, due: event.currentTarget.value })}
            />
          )}
          {timed && (
            <TextInput
              type="number"
              size="xs"
              min={0}
              w={120}
              aria-label={t('composer.minutes')}
              placeholder={t('composer.minutes')}
              value={draft.minutes}
              onChange={(event) => setDraft({ ...draft, minutes: event.currentTarget.value })}
            />
          )}
          <span className={styles.hint}>{t('composer.seenBy')}</span>
          <Button
            type="submit"
            size="xs"
            loading={saving}
            rightSection={<Keys keys="mod+Enter" />}
            aria-keyshortcuts="Meta+Enter Control+Enter"
          >
            {t('save')}
          </Button>
        </div>
      </div>
    </form>
  )
}
