import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { languages } from '#app/web/i18n.ts'
import { sessionQuery, signOut, switchWorkspace } from '#app/web/session.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks, SHORTEST_PASSWORD } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useRoleWords } from '../settings/members/role-words.ts'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './use-enter.ts'

/** Where the link of an invitation leads: join with the account one has, or make one. */
export function Invitation() {
  const { t } = useTranslation('team')
  const { token } = useSearch({ from: '/invitation' })
  const { data: visitor } = useSuspenseQuery(sessionQuery)
  const { data: invitation } = useSuspenseQuery(api.invitationLinks.get.queryOptions({ input: { token } }))
  const roleWords = useRoleWords()
  const { workspace, invitedBy, email, hasAccount } = invitation
  const title = t('joining.title', { workspace })
  const detail = t('joining.detail', { name: invitedBy, workspace, role: roleWords(invitation) })
  if (visitor.user && visitor.user.email !== email)
    return (
      <Entrance title={title} detail={t('joining.another', { email, mine: visitor.user.email })}>
        <Button variant="filled" onClick={signOut}>
          {t('app:user.signOut')}
        </Button>
      </Entrance>
    )
  if (visitor.user)
    return (
      <Entrance title={title} detail={detail}>
        <JoinSignedIn token={token} />
      </Entrance>
    )
  const here = `/invitation?token=${encodeURIComponent(token)}`
  if (hasAccount)
    return (
      <Entrance title={title} detail={`${detail} ${t('joining.signInFirst', { email })}`}>
        <p>
          <UiLink href={`/sign-in?next=${encodeURIComponent(here)}`}>{t('signIn.action')}</UiLink>
        </p>
      </Entrance>
    )
  return (
    <Entrance title={title} detail={detail}>
      <JoinWithAccount token={token} email={email} />
    </Entrance>
  )
}

function JoinSignedIn({ token }: { token: string }) {
  const { t } = useTranslation('team')
  const form = useForm({ initialValues: {} })
  const { submit, pending, refusal } = useSubmission(
    form,
    () => client.invitationLinks.accept({ token }),
    ({ workspaceId }) => switchWorkspace(workspaceId),
  )
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending} autoFocus>
        {t('joining.action')}
      </Button>
    </form>
  )
}

function JoinWithAccount({ token, email }: { token: string; email: string }) {
  const { t, i18n } = useTranslation('team')
  const router = useRouter()
  const enter = useEnter()
  const { newPassword, filled } = fieldChecks(t)
  const form = useForm({
    initialValues: { account: { name: '', password: '' } },
    validate: { account: { name: filled, password: newPassword } },
  })
  const locale = languages.find((language) => language === i18n.language)
  const { submit, pending, refusal } = useSubmission(
    form,
    async ({ account }) => {
      await client.invitationLinks.accept({ token, account: { ...account, locale } })
      return authSteps.signIn({ email, password: account.password })
    },
    ({ twoFactorRedirect }) => (twoFactorRedirect ? router.navigate({ to: '/sign-in/code' }) : enter()),
  )
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput label={t('email')} type="email" autoComplete="username" value={email} readOnly variant="filled" />
      <TextInput label={t('signUp.name')} autoComplete="name" autoFocus {...form.getInputProps('account.name')} />
      <PasswordInput
        label={t('password.label')}
        description={t('password.hint', { count: SHORTEST_PASSWORD })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        {...form.getInputProps('account.password')}
      />
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending}>
        {t('joining.action')}
      </Button>
    </form>
  )
}
