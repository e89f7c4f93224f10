import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Settings.module.css'
import { smallLogo } from './small-logo.ts'

/** The logo: chosen from a file, made small here, taken away again. */
export function LogoField({ logo, change }: { logo: string | null; change: (logo: string | null) => void }) {
  const { t } = useTranslation('quotes')
  const take = (picture: File | null) => {
    if (picture) smallLogo(picture).then(change, () => tellFailure(new Error(t('settings.noPicture'))))
  }
  return (
    <div>
      <p className={styles.label}>{t('settings.logo')}</p>
      <div className={styles.logo}>
        {logo && <img src={logo} alt={t('settings.logo')} />}
        <FileButton accept="image/png,image/jpeg,image/webp,image/svg+xml" onChange={take}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t(logo ? 'settings.otherLogo' : 'settings.addLogo')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => change(null)}>
            {t('settings.removeLogo')}
          </Button>
        )}
      </div>
    </div>
  )
}
