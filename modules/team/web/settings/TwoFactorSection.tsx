import { Badge, Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { Section, sectionButtons } from '#app/web/ui/Section.tsx'
import { authSteps, type TwoFactorSetUp } from '../auth-steps.ts'
import { BackupCodes } from './BackupCodes.tsx'
import { PasswordGate } from './PasswordGate.tsx'
import { ScanCode } from './ScanCode.tsx'

type Stage =
  | { at: 'rest' }
  | { at: 'askToStart' | 'askToStop' | 'askForCodes' }
  | { at: 'scan'; setUp: TwoFactorSetUp }
  | { at: 'codes'; backupCodes: string[] }

/** Two-step sign-in: set up with an app, kept safe by backup codes, turned off with the password. */
export function TwoFactorSection() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { session } = useShell()
  const [stage, setStage] = useState<Stage>({ at: 'rest' })
  const rest = () => setStage({ at: 'rest' })
  const refresh = () => cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
  return (
    <Section title={t('twoFactor.title')} detail={t('twoFactor.detail')}>
      {stage.at === 'rest' && !session.user.twoFactorEnabled && (
        <Button onClick={() => setStage({ at: 'askToStart' })}>{t('twoFactor.start')}</Button>
      )}
      {stage.at === 'rest' && session.user.twoFactorEnabled && (
        <div className={sectionButtons}>
          <Badge color="green" size="lg">
            {t('twoFactor.on')}
          </Badge>
          <Button onClick={() => setStage({ at: 'askForCodes' })}>{t('twoFactor.newCodes')}</Button>
          <Button onClick={() => setStage({ at: 'askToStop' })}>{t('twoFactor.stop')}</Button>
        </div>
      )}
      {stage.at === 'askToStart' && (
        <PasswordGate
          action={t('twoFactor.start')}
          cancel={rest}
          send={authSteps.startTwoFactor}
          then={(setUp) => setStage({ at: 'scan', setUp })}
        />
      )}
      {stage.at === 'scan' && (
        <ScanCode
          totpURI={stage.setUp.totpURI}
          cancel={rest}
          then={() => {
            setStage({ at: 'codes', backupCodes: stage.setUp.backupCodes })
            return refresh()
          }}
        />
      )}
      {stage.at === 'codes' && <BackupCodes codes={stage.backupCodes} done={rest} />}
      {stage.at === 'askForCodes' && (
        <PasswordGate
          action={t('twoFactor.newCodes')}
          cancel={rest}
          send={authSteps.newBackupCodes}
          then={({ backupCodes }) => setStage({ at: 'codes', backupCodes })}
        />
      )}
      {stage.at === 'askToStop' && (
        <PasswordGate
          action={t('twoFactor.stop')}
          cancel={rest}
          send={authSteps.stopTwoFactor}
          then={async () => {
            await refresh()
            rest()
          }}
        />
      )}
    </Section>
  )
}
