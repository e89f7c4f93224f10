import { useTranslation } from 'react-i18next'
import styles from './ExampleSheet.module.css'

/** A picture of a file on its way in: their columns under ours, one cell to mend. */
export function ExampleSheet() {
  const { t } = useTranslation('imports')
  const rows = [
    ['Sofia Marchetti', 'sofia@cafe-lumen.de', '+49 40 4419 207'],
    ['Henrik Sørensen', 'henrik@nordlys.dk', '33 91 40 22'],
    ['Amara Diallo', 'a.diallo@speicherstadt.de', '+49 40 3232 110'],
  ]
  return (
    <div className={styles.sheet}>
      {(['name', 'email', 'phone'] as const).map((key) => (
        <span key={key} className={styles.head}>
          {t(`example.${key}`)}
        </span>
      ))}
      {rows.flat().map((cell) => (
        <span key={cell} className={styles.cell} data-look={/^33/.test(cell) || undefined}>
          {cell}
        </span>
      ))}
    </div>
  )
}
