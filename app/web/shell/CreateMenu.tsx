import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './ShellList.module.css'
import { useShell } from './shell-context.ts'

/** What can be made from anywhere (`c`); opens the form of the chosen kind. */
export function CreateMenu({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation()
  const { items } = useShell()
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('create.title')}
      size="xs"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ul className={styles.list}>
        {items.map(
          (item, index) =>
            item.create && (
              <li key={item.id}>
                <UiLink href={item.create.href} onClick={close} data-autofocus={index === 1 || undefined}>
                  <item.icon size={16} stroke={1.6} aria-hidden="true" />
                  {item.create.label}
                </UiLink>
              </li>
            ),
        )}
      </ul>
    </Modal>
  )
}
