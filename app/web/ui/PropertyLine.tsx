import { Tooltip } from '@mantine/core'
import { IconMathFunction, IconPencil } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editorFor } from './editors.tsx'
import { FieldDisplay } from './FieldDisplay.tsx'
import { type Field, isNothing } from './field.ts'
import styles from './PropertyList.module.css'

interface PropertyLineProps {
  field: Field
  value: unknown
  currency?: string
  save?: (value: unknown) => Promise<unknown>
  addLabel: string
}

/** One property: read, or under the hand. Enter and leaving save, Escape lets go. */
export function PropertyLine({ field, value, currency, save, addLabel }: PropertyLineProps) {
  const { t } = useTranslation('ui')
  const labelId = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [editing, setEditing] = useState(false)
  const [saving, setSaving] = useState<{ value: unknown }>()
  const [failure, setFailure] = useState<string>()
  const Editor = save && editorFor(field.type)
  // What was just written shows at once; the record catches up when the answer is here.
  const shown = saving ? saving.value : value

  const close = () => {
    setEditing(false)
    setFailure(undefined)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const commit = async (next: unknown) => {
    if (JSON.stringify(next) === JSON.stringify(value ?? null)) return close()
    setSaving({ value: next })
    setEditing(false)
    try {
      await save?.(next)
      setFailure(undefined)
    } catch (problem) {
      // The form must survive the refusal: open again with what was typed, and say why.
      setFailure(problem instanceof Error ? problem.message : t('error.failed.detail'))
      setEditing(true)
      return
    }
    setSaving(undefined)
  }
  const cancel = () => {
    setSaving(undefined)
    close()
  }

  return (
    <div className={styles.line} data-editing={editing || undefined}>
      <dt id={labelId} className={styles.label} title={field.label}>
        {field.label}
      </dt>
      <dd className={styles.value}>
        {editing && Editor ? (
          <>
            <Editor
              field={field}
              labelledBy={labelId}
              value={shown}
              currency={currency}
              commit={commit}
              cancel={cancel}
            />
            {failure && (
              <p role="alert" className={styles.failure}>
                {failure}
              </p>
            )}
          </>
        ) : (
          <>
            <span className={styles.shown} aria-busy={saving ? true : undefined}>
              {isNothing(shown) && Editor ? null : (
                <FieldDisplay field={field} value={shown} currency={currency} exact />
              )}
            </span>
            {Editor ? (
              <button
                ref={opener}
                type="button"
                className={`plain ${styles.opener}`}
                aria-label={t(isNothing(shown) ? 'property.addTo' : 'property.edit', { field: field.label })}
                onClick={() => setEditing(true)}
              >
                {isNothing(shown) ? (
                  addLabel
                ) : (
                  <IconPencil className={styles.pencil} size={14} stroke={1.6} aria-hidden="true" />
                )}
              </button>
            ) : (
              field.hint && (
                <Tooltip label={field.hint} multiline maw={320}>
                  <span className={styles.opener}>
                    {field.computed && (
                      <IconMathFunction className={styles.computed} size={14} stroke={1.6} aria-hidden="true" />
                    )}
                    <span className="visually-hidden">{field.hint}</span>
                  </span>
                </Tooltip>
              )
            )}
          </>
        )}
      </dd>
    </div>
  )
}
