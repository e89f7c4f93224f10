import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import styles from './Sequences.module.css'

/** Names a sequence to be; it then opens in the builder. */
export function NewSequence() {
  const { t } = useTranslation(['sequences', 'ui'])
  const router = useRouter()
  const { session } = useShell()
  const [name, setName] = useState('')
  const making = useMutation({
    mutationFn: () => client.sequences.create({ name }),
    onSuccess: ({ id }) => router.history.replace(`/sequences/${id}`),
  })
  if (!mayIn(session)('sequences.create')) return <ForbiddenState />
  return (
    <>
      <PageHeader title={t('list.new')} trail={[{ label: t('title'), href: '/sequences' }]} />
      <form
        className={styles.new}
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <TextInput
          label={t('settings.name')}
          placeholder={t('settings.nameExample')}
          value={name}
          required
          maxLength={120}
          data-autofocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {making.error && (
          <p role="alert" className={styles.bad}>
            {making.error.message}
          </p>
        )}
        <div className={styles.acts}>
          <Button type="submit" variant="filled" loading={making.isPending} disabled={!name.trim()}>
            {t('list.create')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => router.history.back()}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </>
  )
}
