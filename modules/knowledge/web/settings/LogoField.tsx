import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from '../Knowledge.module.css'
import { keepPicture, pictureAddress } from '../knowledge-client.ts'
import own from './Settings.module.css'

/** The logo in the head of every page: a picture among the files of the workspace. */
export function LogoField({ logo, change }: { logo: string | null; change: (logo: string | null) => void }) {
  const { t } = useTranslation('knowledge')
  const take = (file: File | null) => {
    if (file) keepPicture(file).then(change, tellFailure)
  }
  return (
    <div>
      <p className={styles.label}>{t('centre.logo')}</p>
      <div className={styles.row}>
        {logo && <img className={own.logo} src={pictureAddress(logo)} alt={t('centre.logo')} />}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={take}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t('centre.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => change(null)}>
            {t('centre.removeLogo')}
          </Button>
        )}
      </div>
    </div>
  )
}
