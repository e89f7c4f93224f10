import { useDisclosure } from '@mantine/hooks'
import { IconMenu2, IconPlus } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { isCurrent } from '../navigation.ts'
import { WhenOpened } from '../ui/on-demand.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { useUnread } from './Bell.tsx'
import styles from './BottomBar.module.css'
import { useShell } from './shell-context.ts'

const MoreSheet = lazy(async () => ({ default: (await import('./MoreSheet.tsx')).MoreSheet }))

/** The bar a thumb reaches: two places, create in the middle, one more place, and the rest. */
export function BottomBar({ pathname }: { pathname: string }) {
  const { t } = useTranslation()
  const { items, openCreate } = useShell()
  const unread = useUnread()
  const [moreOpen, more] = useDisclosure()
  const places = items
    .filter((item) => item.onPhone)
    .map((item) => (
      <UiLink
        key={item.id}
        href={item.href}
        className={styles.item}
        aria-current={isCurrent(item, pathname) ? 'page' : undefined}
      >
        <item.icon size={20} stroke={1.6} aria-hidden="true" />
        {item.label}
      </UiLink>
    ))
  return (
    <nav className={styles.bar} aria-label={t('rail.label')}>
      {places.slice(0, 2)}
      <button type="button" className={`plain ${styles.item}`} onClick={openCreate}>
        <IconPlus size={20} stroke={1.6} aria-hidden="true" />
        {t('create.short')}
      </button>
      {places.slice(2, 3)}
      <button type="button" className={`plain ${styles.item}`} onClick={more.open} aria-haspopup="dialog">
        <IconMenu2 size={20} stroke={1.6} aria-hidden="true" />
        {unread && <span className={styles.dot} role="img" aria-label={t('bell.unread', { shown: unread })} />}
        {t('more')}
      </button>
      <WhenOpened opened={moreOpen}>
        <MoreSheet opened={moreOpen} close={more.close} pathname={pathname} />
      </WhenOpened>
    </nav>
  )
}
