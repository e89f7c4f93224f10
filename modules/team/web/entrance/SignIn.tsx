import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '#app/web/session.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { WaysIn } from '../single-sign-on/WaysIn.tsx'
import { WhyRefused } from '../single-sign-on/WhyRefused.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './use-enter.ts'

/** Email and password; a second step follows for those who set one up. */
export function SignIn() {
  const { t } = useTranslation('team')
  const router = useRouter()
  const { next, refused, about } = useSearch({ from: '/sign-in' })
  const { data: visitor } = useSuspenseQuery(sessionQuery)
  const enter = useEnter(next)
  const { email, filled } = fieldChecks(t)
  const form = useForm({ initialValues: { email: '', password: '' }, validate: { email, password: filled } })
  const { submit, pending, refusal } = useSubmission(form, authSteps.signIn, ({ twoFactorRedirect }) =>
    twoFactorRedirect ? router.navigate({ to: '/sign-in/code', search: next ? { next } : {} }) : enter(),
  )
  return (
    <Entrance
      title={t('signIn.title')}
      aside={
        visitor.signUp === 'open' && (
          <>
            {t('signIn.new')} <UiLink href="/sign-up">{t('signIn.signUp')}</UiLink>
          </>
        )
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <WhyRefused refused={refused} about={about} />
        <TextInput label={t('email')} type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password.label')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...form.getInputProps('password')}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('signIn.action')}
        </Button>
        <WaysIn email={form.values.email} next={next} />
      </form>
      <p className={styles.below}>
        <UiLink href="/forgot-password">{t('signIn.forgot')}</UiLink>
      </p>
    </Entrance>
  )
}
