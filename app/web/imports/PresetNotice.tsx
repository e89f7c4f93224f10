import { Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Import } from './import-model.ts'
import styles from './PresetNotice.module.css'
import { type ImportedObject, objectNamed } from './use-objects.ts'

interface PresetNoticeProps {
  imported: Import
  objects: readonly ImportedObject[] | undefined
  /** Takes the rows for what they are. */
  become: (object: string) => void
}

/** Says that the program is known that wrote the file, and offers what its rows are if somebody chose otherwise. */
export function PresetNotice({ imported: { preset, object }, objects, become }: PresetNoticeProps) {
  const { t } = useTranslation('imports')
  if (!preset) return null
  const other = preset.object === object ? undefined : objectNamed(objects, preset.object)
  return (
    <div className={styles.notice} role="status">
      <IconSparkles size={16} stroke={1.6} aria-hidden="true" />
      <p>
        {other
          ? t('preset.other', { program: preset.name, what: other.many })
          : t('preset.known', { program: preset.name })}
      </p>
      {other && (
        <Button size="xs" onClick={() => become(preset.object)}>
          {t('preset.become', { what: other.many })}
        </Button>
      )}
    </div>
  )
}
