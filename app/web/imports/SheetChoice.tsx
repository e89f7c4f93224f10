import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ImportFrame.module.css'
import type { FileOptions, Import } from './import-model.ts'
import { scrollingList } from './scrolling-list.ts'

interface SheetChoiceProps {
  shape: Import['shape']
  /** Where the header is chosen. */
  header: ReactNode
  correct: (options: FileOptions) => void
}

/** Of a workbook: which sheet is read. Another sheet has another header. */
export function SheetChoice({ shape: { sheet, sheets = [] }, header, correct }: SheetChoiceProps) {
  const { t } = useTranslation('imports')
  return (
    <>
      <Select
        label={t('file.sheet')}
        allowDeselect={false}
        {...scrollingList}
        data={sheets.map(({ name, hidden }) => ({
          value: name,
          label: hidden ? t('file.hiddenSheet', { name }) : name,
        }))}
        value={sheet}
        onChange={(value) => value && correct({ sheet: value, headerRow: undefined })}
      />
      {header}
      <p className={styles.panelNote}>{t('file.workbook')}</p>
    </>
  )
}
