import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './NameForm.module.css'

interface NameFormProps {
  title: string
  /** Ways back up; the last is where it will be listed. */
  trail: { label: string; href: string }[]
  may: boolean
  label: string
  about?: string
  example: string
  /** What the button says. */
  action: string
  /** Makes it; it then opens. @returns where */
  make: (name: string) => Promise<string>
}

/** Names something to be, which then opens to be built. */
export function NameForm({ title, trail, may, label, about, example, action, make }: NameFormProps) {
  const { t } = useTranslation('ui')
  const router = useRouter()
  const [name, setName] = useState('')
  const making = useMutation({ mutationFn: () => make(name), onSuccess: (href) => router.history.replace(href) })
  if (!may) return <ForbiddenState />
  return (
    <>
      <PageHeader title={title} trail={trail} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <TextInput
          label={label}
          description={about}
          placeholder={example}
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
            {action}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => router.history.back()}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </>
  )
}
