import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { offerUndo, tell } from '../ui/toasts.tsx'
import forms from './DataForms.module.css'
import styles from './DataModel.module.css'
import { DrawerForm } from './DrawerForm.tsx'
import { type CustomField, useDataModelChanged } from './data-model.ts'
import { type FieldDraft, freshDraft, sentDraft, sentPatch } from './field-draft.ts'
import { canBe, traits } from './field-types.ts'
import { TypeChoice } from './TypeChoice.tsx'
import { TypeOptions } from './TypeOptions.tsx'
import { useSaving } from './use-saving.ts'

const TypeChange = lazy(async () => ({ default: (await import('./TypeChange.tsx')).TypeChange }))

interface FieldDrawerProps {
  model: ObjectModel
  /** The field to change; left out for a new one. */
  field: CustomField | undefined
  close: () => void
}

/** Makes a field or changes it: what it is called, of what type, how it behaves. */
export function FieldDrawer({ model, field, close }: FieldDrawerProps) {
  const { t } = useTranslation('data-model')
  const changed = useDataModelChanged()
  const [draft, setDraft] = useState<FieldDraft>(() => freshDraft(field))
  const [changing, setChanging] = useState(false)
  const saving = useSaving()
  const { errors } = saving
  const set = (patch: Partial<FieldDraft>) => setDraft((was) => ({ ...was, ...patch }))
  const object = model.descriptor.name
  const save = () =>
    saving.run(async () => {
      if (field) await client.customFields.change({ id: field.id, ...sentPatch(draft) })
      else await client.customFields.create({ object, ...sentDraft(draft) })
      await changed()
      tell(t(field ? 'field.saved' : 'field.made', { name: draft.label }))
      close()
    })
  const archive = () =>
    saving.run(async () => {
      if (!field) return
      await client.customFields.archive({ id: field.id })
      close()
      await changed()
      offerUndo(t('field.archived', { name: field.label }), async () => {
        await client.customFields.restore({ id: field.id })
        await changed()
      })
    })
  return (
    <SideDrawer
      size={520}
      close={close}
      title={field ? t('field.edit', { name: field.label }) : t('field.newFor', { what: model.many })}
    >
      <DrawerForm
        saving={saving}
        save={save}
        archive={field && archive}
        close={close}
        submit={{ label: t(field ? 'ui:save' : 'field.make'), disabled: !draft.label.trim() }}
      >
        <TextInput
          data-autofocus
          label={t('field.label')}
          withAsterisk
          value={draft.label}
          error={errors.label ?? (field ? undefined : errors.name)}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        {field ? (
          <div className={forms.fixed}>
            <span>
              <span className={forms.legend}>{t('field.type')}</span>
              <span className={styles.type}>{t(`types.${field.type}`)}</span>
            </span>
            <span>
              <span className={forms.legend}>{t('field.name')}</span>
              <span className={styles.api}>{field.name}</span>
            </span>
            {canBe.required(field.type) && (
              <Button size="xs" onClick={() => setChanging(true)}>
                {t('change.open')}
              </Button>
            )}
          </div>
        ) : (
          <TypeChoice value={draft.type} onChange={(type) => set({ type, default: null })} />
        )}
        <TypeOptions model={model} draft={draft} set={set} errors={errors} name={field?.name} />
        <Textarea
          label={t('field.help')}
          description={t('field.helpNote')}
          autosize
          minRows={2}
          value={draft.help}
          error={errors.help}
          onChange={(event) => set({ help: event.currentTarget.value })}
        />
        <fieldset className={forms.traits}>
          <legend className={forms.legend}>{t('field.traits')}</legend>
          {traits
            .filter((trait) => canBe[trait](draft.type))
            .map((trait) => (
              <Checkbox
                key={trait}
                label={t(`trait.${trait}`)}
                description={t(`traitNote.${trait}`)}
                error={errors[trait]}
                checked={draft[trait]}
                onChange={(event) => set({ [trait]: event.currentTarget.checked })}
              />
            ))}
        </fieldset>
      </DrawerForm>
      {changing && field && (
        <Suspense>
          <TypeChange field={field} close={() => setChanging(false)} done={close} />
        </Suspense>
      )}
    </SideDrawer>
  )
}
