import { ActionIcon } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Reports.module.css'
import { saveCsv } from './save-csv.ts'

interface ReportCardProps {
  title: string
  note?: ReactNode
  /** What goes into the file, the heading line first. */
  rows?: () => (string | number | null)[][]
  /** Beside the title: what the report is turned by. */
  tools?: ReactNode
  children: ReactNode
}

/** One report: what it is, the report itself, and the same as a file. */
export function ReportCard({ title, note, rows, tools, children }: ReportCardProps) {
  const { t } = useTranslation('reports')
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.cardHead}>
        <div className={styles.cardTitle}>
          <h2>{title}</h2>
          {note && <p className={styles.quiet}>{note}</p>}
        </div>
        {tools}
        {rows && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('download', { what: title })}
            title={t('download', { what: title })}
            onClick={() => void saveCsv(title, rows())}
          >
            <IconDownload size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </header>
      {children}
    </section>
  )
}
