import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { signOut, switchWorkspace } from '#app/web/session.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { fieldChecks } from '../field-checks.ts'
import { countryChoices, likelyPlace, localeIn } from '../places.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'

/** A further business of somebody signed in, or the first of one who left all others. */
export function NewWorkspace() {
  const { t, i18n } = useTranslation('team')
  const countries = useMemo(() => countryChoices(i18n.language), [i18n.language])
  const form = useForm({
    initialValues: { name: '', ...likelyPlace() },
    validate: { name: fieldChecks(t).filled },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    (draft) => client.person.createWorkspace({ ...draft, locale: localeIn(i18n.language, draft.locale) }),
    ({ workspaceId }) => switchWorkspace(workspaceId),
  )
  return (
    <Entrance
      title={t('newWorkspace.title')}
      detail={t('newWorkspace.detail')}
      aside={
        <>
          <UiLink href="/">{t('newWorkspace.back')}</UiLink> {t('or')}{' '}
          <button type="button" className={`plain ${styles.link}`} onClick={signOut}>
            {t('app:user.signOut')}
          </button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput label={t('signUp.business')} autoComplete="organization" autoFocus {...form.getInputProps('name')} />
        <Select
          label={t('signUp.country')}
          description={t('signUp.countryHint')}
          data={countries}
          searchable
          allowDeselect={false}
          {...form.getInputProps('defaultCountry')}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('newWorkspace.action')}
        </Button>
      </form>
    </Entrance>
  )
}
