import { useTranslation } from 'react-i18next'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Rfm.module.css'
import type { Rfm } from './RfmScreen.tsx'
import { groupHref } from './rfm-links.ts'

/** The named groups with what they are worth; a group that is a segment opens it, others their contacts. */
export function RfmGroups({ rfm }: { rfm: Rfm }) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const money = (amount: number) => formats.money({ amount, currency: rfm.currency }, { whole: true })
  return (
    <section>
      <h2 className={styles.heading}>{t('rfm.groups')}</h2>
      <FigureTable label={t('rfm.groups')}>
        <thead>
          <tr>
            {(['group', 'buyers', 'share', 'orders', 'total', 'each'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`rfm.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rfm.groups.map(({ group, contacts, orders, total, segmentId }) => (
            <tr key={group}>
              <th scope="row">
                <UiLink href={segmentId ? `/segments/${segmentId}` : groupHref(group)}>
                  {t(`facets.rfm.group.options.${group}`)}
                </UiLink>
              </th>
              <td>{formats.number(contacts)}</td>
              <td>{formats.percent(contacts / Math.max(1, rfm.contacts))}</td>
              <td>{formats.number(orders)}</td>
              <td>{money(total)}</td>
              <td>{contacts > 0 ? money(Math.round(total / contacts)) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </section>
  )
}
