import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { Section } from '../ui/Section.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Adoption.module.css'
import type { Adoption } from './adoption-client.ts'
import { timeBetween } from './time-between.ts'

/** Who did how much with what; each figure opens what it counts. */
export function PeopleInUse({ adoption }: { adoption: Adoption }) {
  const { t } = useTranslation('adoption')
  const formats = useFormats()
  const from = formats.dayKey(adoption.since)
  const short = (moment: string | null) => (moment ? formats.relative(moment) : '–')
  return (
    <Section title={t('people.title')} detail={t('people.detail')} wide>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.who')}</th>
              <th scope="col" className={styles.number}>
                {t('people.acts')}
              </th>
              <th scope="col" className={styles.number}>
                {t('people.records')}
              </th>
              <th scope="col" className={styles.number}>
                {t('people.days')}
              </th>
              <th scope="col">{t('people.with')}</th>
              <th scope="col">{t('people.seen')}</th>
              <th scope="col">{t('people.first')}</th>
            </tr>
          </thead>
          <tbody>
            {adoption.people.map((person) => {
              const used = Object.entries(person.modules).sort(([, a], [, b]) => b - a)
              const audit = `/settings/audit?by=${person.id}&from=${from}`
              return (
                <tr key={person.id}>
                  <th scope="row">{person.name}</th>
                  <td className={styles.number}>
                    <UiLink
                      href={audit}
                      aria-label={t('people.openActs', {
                        name: person.name,
                        count: person.acts,
                        shown: `${formats.number(person.acts)}${person.beyond ? '+' : ''}`,
                      })}
                    >
                      {formats.number(person.acts)}
                      {person.beyond && '+'}
                    </UiLink>
                  </td>
                  <td className={styles.number}>{formats.number(person.records)}</td>
                  <td className={styles.number}>{person.days}</td>
                  <td>{used.map(([module]) => t(`modules.names.${module}`)).join(', ') || t('people.nothing')}</td>
                  <td>{short(person.lastSeenAt ?? person.lastAt)}</td>
                  <td>
                    {person.firstActAt ? timeBetween(person.joinedAt, person.firstActAt, formats) : t('people.notYet')}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
