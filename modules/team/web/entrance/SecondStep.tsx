import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { CodeForm } from './CodeForm.tsx'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './use-enter.ts'

/** The second step of a sign-in with a password. */
export function SecondStep() {
  const { t } = useTranslation('team')
  const { next } = useSearch({ from: '/sign-in/code' })
  return (
    <Entrance title={t('secondStep.title')} aside={<UiLink href="/sign-in">{t('backToSignIn')}</UiLink>}>
      <CodeForm then={useEnter(next)} withTrust />
    </Entrance>
  )
}
