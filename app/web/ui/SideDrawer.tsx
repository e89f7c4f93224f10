import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface SideDrawerProps {
  title: ReactNode
  close: () => void
  children: ReactNode
  /** Left out where it is drawn only while it is open. */
  opened?: boolean
  /** In px. */
  size?: number
}

const overlay = { color: 'var(--k-overlay)', backgroundOpacity: 1 }

/** What opens from the side over a screen: a form, a history, what went wrong. */
export function SideDrawer({ title, close, children, opened = true, size = 440 }: SideDrawerProps) {
  const { t } = useTranslation('ui')
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={size}
      padding={20}
      overlayProps={overlay}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  )
}
