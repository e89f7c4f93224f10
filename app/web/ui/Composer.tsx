import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Composer.module.css'
import { ComposerDetails } from './ComposerDetails.tsx'
import { Keys } from './Keys.tsx'
import { type Draft, useDraft } from './use-draft.ts'

export type ComposedKind = 'note' | 'task' | 'call' | 'meeting' | 'mail'

/** Of a call or a mail: who began it. */
export type Direction = 'in' | 'out'

/** What came of a call. */
export const callOutcomes = ['reached', 'notReached', 'leftMessage'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/**
 * What was written. A task has a title and perhaps a due day (`YYYY-MM-DD`); a meeting begins at an hour by the clock on the
 * wall (`YYYY-MM-DDTHH:mm`); a call and a meeting have their minutes. A call or a mail says who began it, and may leave a task behind.
 */
export interface Composed {
  kind: ComposedKind
  text: string
  due?: string
  minutes?: number
  direction?: Direction
  outcome?: CallOutcome
  next?: { title: string; due: string }
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

const everyKind: ComposedKind[] = ['note', 'task', 'call', 'meeting', 'mail']

/** Writes a note, logs a call or makes a task; what is typed outlives a reload. */
export function Composer({ draftKey, kinds = everyKind, kind: given, onKind, save }: ComposerProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [ownKind, setOwnKind] = useState<ComposedKind>(kinds[0] ?? 'note')
  const kind = given ?? ownKind
  const storageKey = `kith-draft-${draftKey}-${kind}`
  const [draft, setDraft, clearDraft] = useDraft(storageKey)
  const dated = kind === 'task' || kind === 'meeting'
  const timed = kind === 'call' || kind === 'meeting'
  const logged = kind === 'call' || kind === 'mail'
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string>()
  const choose = (next: ComposedKind) => {
    setOwnKind(next)
    onKind?.(next)
  }
  const submit = async () => {
    // A call that reached nobody has nothing to say.
    const says = draft.text.trim() || (kind === 'call' ? wordless(draft.outcome) : '')
    if (!says || saving) return
    if (kind === 'meeting' && !draft.due) return setFailure(t('composer.noStart'))
    setSaving(true)
    setFailure(undefined)
    try {
      await save({
        kind,
        text: says,
        due: dated && draft.due ? draft.due : undefined,
        minutes: timed && draft.minutes ? Number(draft.minutes) : undefined,
        ...(logged ? beyondWords(kind, draft) : {}),
      })
      clearDraft()
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('error.failed.detail'))
    } finally {
      setSaving(false)
    }
  }
  const wordless = (outcome: string) =>
    outcome === 'notReached' || outcome === 'leftMessage' ? t(`composer.outcomes.${outcome}`) : ''
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
        {logged && <ComposerDetails kind={kind} draft={draft} change={setDraft} />}
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

const beyondWords = (kind: ComposedKind, draft: Draft): Partial<Composed> => ({
  direction: draft.direction === 'in' ? 'in' : 'out',
  ...(kind === 'call' ? { outcome: callOutcomes.find((one) => one === draft.outcome) ?? 'reached' } : {}),
  ...(draft.next.trim() ? { next: { title: draft.next.trim(), due: draft.nextDue } } : {}),
})
