import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { NameForm } from '#app/web/shell/NameForm.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'

/** Names a sequence to be; it then opens in the builder. */
export function NewSequence() {
  const { t } = useTranslation('sequences')
  const { session } = useShell()
  return (
    <NameForm
      title={t('list.new')}
      trail={[{ label: t('title'), href: '/sequences' }]}
      may={mayIn(session)('sequences.create')}
      label={t('settings.name')}
      example={t('settings.nameExample')}
      action={t('list.create')}
      make={async (name) => `/sequences/${(await client.sequences.create({ name })).id}`}
    />
  )
}
