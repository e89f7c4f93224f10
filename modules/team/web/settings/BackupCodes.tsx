import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { sectionButtons } from '#app/web/ui/Section.tsx'
import styles from './BackupCodes.module.css'

/** The codes for the day the phone is lost: shown once, to be copied or kept as a file. */
export function BackupCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const { t } = useTranslation('team')
  const text = `${codes.join('\n')}\n`
  return (
    <div className={styles.sheet}>
      <p role="status">{t('twoFactor.keepCodes')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={sectionButtons}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.6} />} onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          className={styles.download}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="kith-backup-codes.txt"
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {t('download')}
        </Button>
        <Button variant="filled" onClick={done}>
          {t('twoFactor.kept')}
        </Button>
      </div>
    </div>
  )
}
