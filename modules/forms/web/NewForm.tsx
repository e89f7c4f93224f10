import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { NameForm } from '#app/web/shell/NameForm.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { create } from './form-client.ts'

/** Names a form to be; it then opens in the builder with the fields most begin with. */
export function NewForm() {
  const { t } = useTranslation('forms')
  const { session } = useShell()
  return (
    <NameForm
      title={t('new.title')}
      trail={[{ label: t('title'), href: '/forms' }]}
      may={mayIn(session)('forms.create')}
      label={t('settings.name')}
      about={t('new.about')}
      example={t('new.example')}
      action={t('new.create')}
      make={async (name) => `/forms/${(await create({ name })).id}`}
    />
  )
}
