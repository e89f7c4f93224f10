import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import styles from './Forms.module.css'
import { create } from './form-client.ts'

/** Names a form to be; it then opens in the builder with the fields most begin with. */
export function NewForm() {
  const { t } = useTranslation('forms')
  const router = useRouter()
  const { session } = useShell()
  const [name, setName] = useState('')
  const making = useMutation({
    mutationFn: () => create({ name }),
    onSuccess: ({ id }) => router.history.replace(`/forms/${id}`),
  })
  if (!mayIn(session)('forms.create')) return <ForbiddenState />
  return (
    <>
      <PageHeader title={t('new.title')} trail={[{ label: t('title'), href: '/forms' }]} />
      <form
        className={styles.new}
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <TextInput
          label={t('settings.name')}
          description={t('new.about')}
          placeholder={t('new.example')}
          value={name}
          required
          maxLength={120}
          data-autofocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {making.error && (
          <p role="alert" className={styles.refusal}>
            {making.error.message}
          </p>
        )}
        <div className={styles.acts}>
          <Button type="submit" variant="filled" loading={making.isPending} disabled={!name.trim()}>
            {t('new.create')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => router.history.back()}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </>
  )
}
