import { Button, Group } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { type Field, isNothing } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { FormSkeleton } from '../ui/PageSkeleton.tsx'
import { nestedInput } from './custom-values.ts'
import { FormField } from './FormField.tsx'
import { errorsByField } from './form-errors.ts'
import { useObjects } from './ObjectsProvider.tsx'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import styles from './RecordForm.module.css'
import { formFields } from './sections.ts'
import { filledIn, forgetValues, useFormValues, withoutBlanks } from './use-form-values.ts'
import { useHiddenFields } from './use-hidden-fields.ts'
import { recordQuery } from './use-record.ts'

// Only who types something new is told who is here already.
const DraftWarning = lazy(async () => ({ default: (await import('../quality/DraftWarning.tsx')).DraftWarning }))

interface RecordFormProps {
  model: ObjectModel
  /** The record to change; left out for a new one. */
  record?: AnyRecord
  /** What a new record begins with. */
  initial?: Record<string, unknown>
  /** All fields show at once: those begun with stand among them. */
  isWhole?: boolean
  /** A field that is filled in by itself. */
  without?: string | undefined
  saved: (record: AnyRecord) => void
  /** What is done with the values instead of making one record. */
  instead?: (values: Record<string, unknown>) => Promise<unknown>
  cancel: () => void
}

/** Makes or changes a record: the few fields that matter first. What was typed outlives a refusal and a reload. */
export function RecordForm({
  model,
  record,
  initial,
  isWhole = false,
  without,
  saved,
  instead,
  cancel,
}: RecordFormProps) {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  const queries = useQueryClient()
  const place = useRef<HTMLFormElement>(null)
  const { descriptor } = model
  const key = `kith-form-${descriptor.plural}-${record?.id ?? 'new'}`
  const [typed, set] = useFormValues(key, initial)
  const [all, setAll] = useState(record !== undefined || isWhole)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()
  const [saving, setSaving] = useState(false)
  const valueNow = (field: string) => (field in typed ? typed[field] : record?.[field])
  const currency = typeof valueNow('currency') === 'string' ? String(valueNow('currency')) : formats.currency
  const form = formFields(model)
  const names = (all ? [...form.first, ...form.more] : form.first).filter((name) => name !== without)
  const hidden = useHiddenFields(model, { ...record, ...typed })
  // A field that was refused is shown whatever its condition: only there can it be mended.
  const fields = names.flatMap((name) => (hidden?.has(name) && !errors[name] ? [] : (model.field(name) ?? [])))
  const isRequired = (key: string) => descriptor.fields.find(({ name }) => name === key)?.required ?? false
  const isSetByKith = (key: string) => descriptor.fields.some(({ name, readonly }) => name === key && readonly)
  // What was written before its condition failed goes with it; what the screen began with stays, unless it is only to be shown.
  const sent = Object.fromEntries(
    Object.entries(typed).filter(
      ([name]) => !isSetByKith(name) && (!hidden?.has(name) || (initial && name in initial)),
    ),
  )

  // The server does not insist on a field that shows only for some records: it cannot know where it showed.
  const missing = descriptor.fields.flatMap(({ name, required, conditional }) =>
    required && conditional && !hidden?.has(name) && isNothing(filledIn(sent)[name]) ? [name] : [],
  )
  const refused = (wrong: Record<string, string>) => {
    setErrors(wrong)
    if (Object.keys(wrong).some((name) => form.more.includes(name))) setAll(true)
    // The first wrong field is where the hand goes next.
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (saving) return
    setFailure(undefined)
    setErrors({})
    if (!record && hidden && missing.length > 0) {
      refused(Object.fromEntries(missing.map((name) => [name, t('form.required')])))
      return
    }
    setSaving(true)
    try {
      if (instead) {
        await instead(nestedInput(filledIn(sent)))
        forgetValues(key)
        return
      }
      const objects = objectClient(descriptor.plural)
      const result = record
        ? await objects.update({ id: record.id, version: record.version, ...withoutBlanks(sent) })
        : await objects.create(filledIn(sent))
      forgetValues(key)
      queries.setQueryData(recordQuery(model, result.id).queryKey, result)
      void queries.invalidateQueries({ queryKey: [descriptor.plural] })
      saved(result)
    } catch (problem) {
      const wrong = errorsByField(problem)
      refused(wrong.fields)
      if (wrong.rest || !(problem instanceof ApiProblem)) setFailure(wrong.rest ?? t('form.failed'))
    } finally {
      setSaving(false)
    }
  }

  if (!hidden) return <FormSkeleton count={6} />
  return (
    <form ref={place} className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.fields}>
        {fields.map((field: Field, index) => (
          <FormField
            key={field.key}
            field={field}
            model={model}
            value={valueNow(field.key)}
            values={valueNow}
            currency={currency}
            required={isRequired(field.key)}
            error={errors[field.key]}
            autoFocus={index === 0}
            onChange={(value) => set(field.key, value)}
          />
        ))}
        {!all && form.more.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            className={styles.more}
            leftSection={<IconChevronDown size={14} stroke={1.6} />}
            onClick={() => setAll(true)}
          >
            {t('form.more')}
          </Button>
        )}
      </div>
      {descriptor.compared && (
        <Suspense fallback={null}>
          <DraftWarning model={model} typed={typed} except={record?.id} />
        </Suspense>
      )}
      {!record && <DraftPanels object={descriptor.name} typed={typed} />}
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <Group className={styles.foot} justify="flex-end" gap="sm">
        <Button variant="subtle" color="gray" onClick={cancel}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={saving}>
          {record ? t('ui:save') : t('form.create')}
        </Button>
      </Group>
    </form>
  )
}

/** What modules say of it before it is made. */
function DraftPanels({ object, typed }: { object: string; typed: Record<string, unknown> }) {
  return useObjects()
    .draftPanels.filter((panel) => panel.object === object)
    .map(({ Panel }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a type are a fixed list
      <Suspense key={index} fallback={null}>
        <Panel typed={typed} />
      </Suspense>
    ))
}
