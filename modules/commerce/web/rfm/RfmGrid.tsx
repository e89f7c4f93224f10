import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Rfm.module.css'
import type { Rfm } from './RfmScreen.tsx'
import { fieldHref } from './rfm-links.ts'

const scores = [1, 2, 3, 4, 5] as const

/** Five by five: the darker a field, the more buyers stand in it; each opens them. */
export function RfmGrid({ rfm }: { rfm: Rfm }) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const most = Math.max(1, ...rfm.fields.map(({ contacts }) => contacts))
  return (
    <div className={styles.scroll}>
      <table className={styles.grid}>
        <caption className="visually-hidden">{t('rfm.grid')}</caption>
        <thead>
          <tr>
            <td />
            {scores.map((score) => (
              <th key={score} scope="col">
                {t('rfm.column', { score })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scores.toReversed().map((recency) => (
            <tr key={recency}>
              <th scope="row">{t('rfm.row', { score: recency })}</th>
              {rfm.fields
                .filter((field) => field.recency === recency)
                .map(({ frequency, group, contacts, total }) => (
                  <td key={frequency} style={{ '--part': contacts / most } as CSSProperties}>
                    <UiLink href={fieldHref(recency, frequency)} className={styles.cell}>
                      <span className={styles.group}>{t(`facets.rfm.group.options.${group}`)}</span>
                      <span className={styles.count}>{formats.number(contacts)}</span>
                      <span className={styles.each}>
                        {contacts > 0 &&
                          t('rfm.average', {
                            money: formats.money(
                              { amount: Math.round(total / contacts), currency: rfm.currency },
                              { whole: true },
                            ),
                          })}
                      </span>
                    </UiLink>
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
