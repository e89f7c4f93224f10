import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import { FormField } from '#app/web/objects/FormField.tsx'
import { objectClient } from '#app/web/objects/object-client.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { RefusedMove } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Sales.module.css'

interface Step {
  text: string
  done: boolean
}

interface GateDialogProps {
  model: ObjectModel
  refused: RefusedMove
  close: () => void
}

/** Asks for what a stage wants of a deal that is moved there: fields, and steps still to do. */
export function GateDialog({ model, refused, close }: GateDialogProps) {
  const { t } = useTranslation(['sales', 'ui'])
  const queries = useQueryClient()
  const { record, value } = refused
  const [errors, setErrors] = useState(refused.errors)
  const [values, setValues] = useState<Record<string, unknown>>({})
  const steps = (values.checklist ?? record.checklist ?? []) as Step[] // as the field gives it
  const stage = model.field('stage')?.options?.find((option) => option.value === value)?.label ?? ''
  const fields = [...new Set(refused.errors.map(({ path }) => path))].filter((path) => path !== 'checklist')
  const open = refused.errors.some(({ path }) => path === 'checklist')
  const moving = useMutation({
    mutationFn: () => objectClient('deals').update({ id: record.id, stage: value, ...values }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['deals'] })
      tell(t('gate.moved', { name: textOf(record.name), stage }))
      close()
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.errors.length > 0) setErrors(problem.errors)
      else tellFailure(problem)
    },
  })
  const set = (field: string, next: unknown) => setValues((was) => ({ ...was, [field]: next }))
  return (
    <Modal
      opened
      onClose={close}
      size={480}
      title={t('gate.title', { stage })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          moving.mutate()
        }}
      >
        <p className={styles.explain}>{t('gate.explain', { name: textOf(record.name) })}</p>
        <Stack gap="md">
          {fields.map((path, at) => {
            const field = model.field(path)
            const error = errors.find((one) => one.path === path)?.message
            return field ? (
              <FormField
                key={path}
                field={field}
                model={model}
                value={path in values ? values[path] : record[path]}
                values={(name) => (name in values ? values[name] : record[name])}
                currency={textOf(record.currency)}
                required
                autoFocus={at === 0}
                onChange={(next) => set(path, next)}
                {...(error ? { error } : {})}
              />
            ) : null
          })}
          {open && (
            <fieldset className={styles.steps}>
              <legend>{t('gate.steps')}</legend>
              {steps.map((step, at) => (
                <Checkbox
                  key={step.text}
                  label={step.text}
                  checked={step.done}
                  onChange={({ currentTarget: { checked } }) =>
                    set(
                      'checklist',
                      steps.map((one, index) => (index === at ? { ...one, done: checked } : one)),
                    )
                  }
                />
              ))}
            </fieldset>
          )}
        </Stack>
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={moving.isPending}>
            {t('gate.move')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
