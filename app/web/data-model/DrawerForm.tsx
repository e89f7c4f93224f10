import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import forms from './DataForms.module.css'
import type { useSaving } from './use-saving.ts'

interface DrawerFormProps {
  saving: ReturnType<typeof useSaving>
  save: () => Promise<void>
  /** Puts away what is there already; left out for something new. */
  archive: (() => Promise<void>) | undefined
  close: () => void
  submit: { label: string; disabled: boolean }
  children: ReactNode
}

/** The frame of a form in a drawer: inputs, what was refused as a whole, and what one can do at its foot. */
export function DrawerForm({ saving, save, archive, close, submit, children }: DrawerFormProps) {
  const { t } = useTranslation('data-model')
  return (
    <form
      className={forms.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={forms.inputs}>{children}</div>
      {saving.failure && (
        <p role="alert" className={forms.failure}>
          {saving.failure}
        </p>
      )}
      <Group className={forms.foot} justify="space-between" gap="sm">
        {archive ? (
          <Button variant="subtle" color="gray" onClick={() => void archive()}>
            {t('archive')}
          </Button>
        ) : (
          <span />
        )}
        <Group gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={saving.busy} disabled={submit.disabled}>
            {submit.label}
          </Button>
        </Group>
      </Group>
    </form>
  )
}
