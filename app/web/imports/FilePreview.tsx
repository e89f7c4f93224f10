// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import styles from './FilePreview.module.css'
import type { Import } from './import-model.ts'

/** More columns are counted, not drawn. */
const MOST_COLUMNS = 40

/** The first rows of the file as they were read. `pending`: they are being read anew. */
export function FilePreview({
  imported: { shape, preview, fileName },
  pending,
}: {
  imported: Import
  pending: boolean
}) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const columns = shape.columns.slice(0, MOST_COLUMNS)
  const more = shape.columns.length - columns.length
  if (columns.length === 0) return <p className={styles.nothing}>{t('file.nothing')}</p>
  return (
    <section
      className={styles.scroll}
      aria-label={t('file.preview', { file: fileName })}
      aria-busy={pending}
      tabIndex={0}
      data-own-focus
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              {t('row')}
            </th>
            {columns.map(({ index, header }) => (
              <th key={index} scope="col">
                {header || <span className={styles.nameless}>{t('columns.nameless', { number: index + 1 })}</span>}
              </th>
            ))}
            {more > 0 && <th scope="col">{t('file.moreColumns', { count: more, shown: formats.number(more) })}</th>}
          </tr>
        </thead>
        <tbody>
          {preview.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row" className={styles.number}>
                {row}
              </th>
              {columns.map(({ index }) => (
                <td key={index} title={(cells[index]?.length ?? 0) > 40 ? cells[index] : undefined}>
                  {cells[index]}
                </td>
              ))}
              {more > 0 && <td>…</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {shape.rowsEstimated > preview.length && (
        <p className={styles.rest}>
          {t('file.firstRows', { shown: formats.number(preview.length), all: formats.number(shape.rowsEstimated) })}
        </p>
      )}
    </section>
  )
}
