import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Keys } from './Keys.tsx'
import { useListedShortcuts } from './keyboard.ts'
import styles from './ShortcutSheet.module.css'

/** Every shortcut that holds on the screen below, by group. */
export function ShortcutSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('ui')
  const shortcuts = useListedShortcuts()
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))]
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('shortcuts.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.sheet}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.keys} className={styles.line}>
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <Keys keys={shortcut.keys} />
                      <span className="visually-hidden">{shortcut.keys}</span>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
