import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery, signOut, switchWorkspace } from '#app/web/session.ts'
import { authSteps, type TwoFactorSetUp } from '../auth-steps.ts'
import { BackupCodes } from '../settings/BackupCodes.tsx'
import { PasswordGate } from '../settings/PasswordGate.tsx'
import { ScanCode } from '../settings/ScanCode.tsx'
import { ContinueWith } from '../single-sign-on/WaysIn.tsx'
import { CodeForm } from './CodeForm.tsx'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './use-enter.ts'

/** Somebody whom the workspace knows but does not let in as they are: what it asks, and the way to give it. */
export function Barred() {
  const { t } = useTranslation('team')
  const { data: visitor } = useSuspenseQuery(sessionQuery)
  const enter = useEnter()
  const others = visitor.workspaces.filter(({ id }) => id !== visitor.workspace?.id)
  const why = visitor.barred ?? 'two_factor_needed'
  const names = { workspace: visitor.workspace?.name ?? '', label: visitor.providerNeeded?.label }
  return (
    <Entrance
      title={t(`barred.${why}.title`, names)}
      detail={t(`barred.${why}.detail`, names)}
      aside={
        <>
          {others.map(({ id, name }) => (
            <button key={id} type="button" className={`plain ${styles.link}`} onClick={() => switchWorkspace(id)}>
              {t('barred.goTo', { name })}
            </button>
          ))}{' '}
          <button type="button" className={`plain ${styles.link}`} onClick={signOut}>
            {t('app:user.signOut')}
          </button>
        </>
      }
    >
      {why === 'provider_needed' && visitor.providerNeeded && <ByProvider {...visitor.providerNeeded} />}
      {why === 'code_needed' && <CodeForm then={enter} />}
      {why === 'two_factor_needed' && (
        <div className={styles.form}>
          <SetUpTwoFactor />
        </div>
      )}
    </Entrance>
  )
}

function ByProvider({ id, label }: { id: string; label: string }) {
  return (
    <div className={styles.form}>
      <ContinueWith id={id} label={label} />
    </div>
  )
}

function SetUpTwoFactor() {
  const { t } = useTranslation('team')
  const enter = useEnter()
  const [asked, setAsked] = useState(false)
  const [setUp, setSetUp] = useState<TwoFactorSetUp>()
  const [confirmed, setConfirmed] = useState(false)
  if (setUp && confirmed) return <BackupCodes codes={setUp.backupCodes} done={enter} />
  if (setUp)
    return <ScanCode totpURI={setUp.totpURI} cancel={() => setSetUp(undefined)} then={() => setConfirmed(true)} />
  if (asked)
    return (
      <PasswordGate
        action={t('twoFactor.start')}
        cancel={() => setAsked(false)}
        send={authSteps.startTwoFactor}
        then={setSetUp}
      />
    )
  return (
    <Button variant="filled" onClick={() => setAsked(true)}>
      {t('twoFactor.start')}
    </Button>
  )
}
