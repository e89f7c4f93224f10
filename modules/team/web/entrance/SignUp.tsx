import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { languages } from '#app/web/i18n.ts'
import { sessionQuery } from '#app/web/session.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks, SHORTEST_PASSWORD } from '../field-checks.ts'
import { countryChoices, likelyPlace, localeIn } from '../places.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './use-enter.ts'

/** The first visit, or a further business on the same installation: a person and their workspace, in one go. */
export function SignUp() {
  const { t, i18n } = useTranslation('team')
  const { data: visitor } = useSuspenseQuery(sessionQuery)
  const enter = useEnter()
  const countries = useMemo(() => countryChoices(i18n.language), [i18n.language])
  const { email, newPassword, filled } = fieldChecks(t)
  const form = useForm({
    initialValues: { name: '', email: '', password: '', workspace: { name: '', ...likelyPlace() } },
    validate: { name: filled, email, password: newPassword, workspace: { name: filled } },
  })
  const locale = languages.find((language) => language === i18n.language)
  const { submit, pending, refusal } = useSubmission(
    form,
    async (values) => {
      const workspace = { ...values.workspace, locale: localeIn(i18n.language, values.workspace.locale) }
      await client.session.signUp({ ...values, locale, workspace })
      await authSteps.signIn({ email: values.email, password: values.password })
    },
    enter,
  )
  return (
    <Entrance
      title={t(visitor.signUp === 'first' ? 'signUp.firstTitle' : 'signUp.title')}
      detail={visitor.signUp === 'first' ? t('signUp.firstDetail') : undefined}
      aside={
        visitor.signUp !== 'first' && (
          <>
            {t('signUp.known')} <UiLink href="/sign-in">{t('signIn.action')}</UiLink>
          </>
        )
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('signUp.business')}
          autoComplete="organization"
          autoFocus
          {...form.getInputProps('workspace.name')}
        />
        <Select
          label={t('signUp.country')}
          description={t('signUp.countryHint')}
          data={countries}
          searchable
          allowDeselect={false}
          {...form.getInputProps('workspace.defaultCountry')}
        />
        <TextInput label={t('signUp.name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password.label')}
          description={t('password.hint', { count: SHORTEST_PASSWORD })}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...form.getInputProps('password')}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('signUp.action')}
        </Button>
      </form>
    </Entrance>
  )
}
