import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Adoption.module.css'
import type { Adoption } from './adoption-client.ts'

const beginnings: Record<string, string> = {
  tasks: '/tasks',
  commerce: '/imports/new?object=order',
  segments: '/segments/new',
  quality: '/quality',
}

/** What to begin with next, and why now; a part that is off is switched on first. */
export function Suggestion({ adoption: { suggestion } }: { adoption: Adoption }) {
  const { t } = useTranslation('adoption')
  const formats = useFormats()
  const { session } = useShell()
  if (!suggestion) return <p className={styles.small}>{t('adoption.nothingNext')}</p>
  const { module, reach, count } = suggestion
  const isOn = reach === 'everyone'
  const href = isOn ? beginnings[module] : '/settings/modules'
  return (
    <section className={styles.suggestion} aria-label={t('adoption.next')}>
      <IconBulb size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <h3>{t('adoption.nextIs', { name: t(`modules.names.${module}`) })}</h3>
        <p>
          {t(`adoption.why.${module}`, { count, shown: formats.number(count) })}{' '}
          {t(isOn ? 'adoption.unused' : 'adoption.off')}
        </p>
      </div>
      {href && (isOn || mayIn(session)('settings')) && (
        <Button component={UiLink} href={href} size="xs">
          {t(isOn ? 'adoption.begin' : 'adoption.switchOn')}
        </Button>
      )}
    </section>
  )
}
