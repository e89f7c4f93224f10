import { TextInput } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { offerUndo } from '../ui/toasts.tsx'
import { DrawerForm } from './DrawerForm.tsx'
import { type CustomObject, useDataModelChanged } from './data-model.ts'
import { dataModelHref } from './data-model-routes.ts'
import { IconChoice } from './IconChoice.tsx'
import { useSaving } from './use-saving.ts'

/** Makes an object, or names it anew: one, several, a picture. */
export function ObjectDrawer({ object, close }: { object: CustomObject | undefined; close: () => void }) {
  const { t } = useTranslation('data-model')
  const router = useRouter()
  const changed = useDataModelChanged()
  const [label, setLabel] = useState(object?.label ?? '')
  const [labelPlural, setPlural] = useState(object?.labelPlural ?? '')
  const [icon, setIcon] = useState(object?.icon ?? 'box')
  const saving = useSaving()
  const save = () =>
    saving.run(async () => {
      const draft = { label, labelPlural, icon }
      const saved = object
        ? await client.customObjects.change({ id: object.id, ...draft })
        : await client.customObjects.create(draft)
      await changed()
      if (object) close()
      else router.history.push(dataModelHref(saved.name))
    })
  const archive = () =>
    saving.run(async () => {
      if (!object) return
      await client.customObjects.archive({ id: object.id })
      router.history.push(dataModelHref())
      await changed()
      offerUndo(t('object.archived', { name: object.labelPlural }), async () => {
        await client.customObjects.restore({ id: object.id })
        await changed()
      })
    })
  return (
    <SideDrawer close={close} title={t(object ? 'object.edit' : 'object.new')}>
      <DrawerForm
        saving={saving}
        save={save}
        archive={object && archive}
        close={close}
        submit={{ label: t(object ? 'ui:save' : 'object.make'), disabled: !label.trim() || !labelPlural.trim() }}
      >
        <TextInput
          data-autofocus
          label={t('object.one')}
          placeholder={t('object.oneExample')}
          withAsterisk
          value={label}
          error={saving.errors.label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          label={t('object.many')}
          placeholder={t('object.manyExample')}
          withAsterisk
          value={labelPlural}
          error={saving.errors.labelPlural ?? saving.errors.plural ?? saving.errors.name}
          onChange={(event) => setPlural(event.currentTarget.value)}
        />
        <IconChoice value={icon} onChange={setIcon} />
      </DrawerForm>
    </SideDrawer>
  )
}
