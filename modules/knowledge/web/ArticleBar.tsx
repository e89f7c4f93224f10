import { IconExternalLink, IconFileImport, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Knowledge.module.css'
import { centreQuery } from './knowledge-client.ts'

/** From the list of articles to what is missing, to files, and to the help centre. */
export function ArticleBar() {
  const { t } = useTranslation('knowledge')
  const { session } = useShell()
  const { data: centre } = useQuery(centreQuery)
  return (
    <nav className={styles.bar} aria-label={t('bar.label')}>
      <UiLink href="/article-gaps">
        <IconSearchOff size={14} stroke={1.6} aria-hidden="true" />
        {t('gaps.title')}
      </UiLink>
      {mayIn(session)('articles.create') && (
        <UiLink href="/article-import">
          <IconFileImport size={14} stroke={1.6} aria-hidden="true" />
          {t('import.title')}
        </UiLink>
      )}
      {centre?.isOn ? (
        <a href={centre.link} target="_blank" rel="noreferrer">
          <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
          {t('bar.centre')}
        </a>
      ) : (
        mayIn(session)('settings') && <UiLink href="/settings/help-centre">{t('bar.setUp')}</UiLink>
      )}
    </nav>
  )
}
