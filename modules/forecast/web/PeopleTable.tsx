import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { DealsOfPerson } from './DealsOfPerson.tsx'
import styles from './Forecast.module.css'
import { categories, type Forecast, type Person } from './forecast-client.ts'
import type { ForecastSearch } from './forecast-search.ts'
import { dealsHref } from './links.ts'
import rows from './Rows.module.css'

interface PeopleTableProps {
  forecast: Forecast
  pipeline: string | undefined
  stages: Partial<Record<string, string[]>>
  search: ForecastSearch
}

/** A row a person, opening to the deals; the figures open lists of theirs. */
export function PeopleTable(props: PeopleTableProps) {
  const { t } = useTranslation('forecast')
  const { forecast } = props
  if (forecast.people.length === 0) return null
  return (
    <section className={styles.card} aria-label={t('people.title')}>
      <FigureTable label={t('people.title')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.person')}</th>
            {categories.map((category) => (
              <th key={category} scope="col">
                {t(`categories.${category}`)}
              </th>
            ))}
            <th scope="col">{t('people.weighted')}</th>
            <th scope="col">{t('people.says')}</th>
            <th scope="col">{t('people.target')}</th>
            <th scope="col">{t('people.attained')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.people.map((person) => (
            <PersonRows key={person.userId ?? ''} person={person} {...props} />
          ))}
        </tbody>
      </FigureTable>
    </section>
  )
}

function PersonRows({ person, search, ...meant }: PeopleTableProps & { person: Person }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { users } = useSources()
  const [isOpen, setOpen] = useState(false)
  const { currency } = meant.forecast
  const money = (amount: number) => formats.money({ amount, currency }, { whole: true })
  const { userId, target, attained, said } = person
  const name = userId ? (users.find(({ id }) => id === userId)?.name ?? t('people.former')) : t('people.nobody')
  const Mark = isOpen ? IconChevronDown : IconChevronRight
  return (
    <Fragment>
      <tr data-open={isOpen || undefined}>
        <th scope="row">
          <span className={styles.person}>
            <ActionIcon
              size="sm"
              aria-expanded={isOpen}
              aria-label={t('people.open', { name })}
              onClick={() => setOpen(!isOpen)}
            >
              <Mark size={16} stroke={1.6} aria-hidden="true" />
            </ActionIcon>
            {userId && <RecordAvatar name={name} kind="person" size={20} />}
            <span className={styles.name}>{name}</span>
          </span>
        </th>
        {categories.map((category) => {
          const { value, deals } = person.categories[category]
          return (
            <td key={category}>
              {deals === 0 ? (
                '–'
              ) : meant.forecast.asOf ? (
                money(value)
              ) : (
                <UiLink href={dealsHref({ ...meant, userId }, category)}>{money(value)}</UiLink>
              )}
            </td>
          )
        })}
        <td>{person.weighted === 0 ? '–' : money(person.weighted)}</td>
        <td>
          {said ? (
            <>
              {money(said.amount)}
              <Change said={said} money={money} />
            </>
          ) : (
            '–'
          )}
        </td>
        <td title={target && target.amount < target.full ? t('coverage.prorated', { full: money(target.full) }) : ''}>
          {target ? money(target.amount) : '–'}
        </td>
        <td data-tone={attained !== null && attained >= 1 ? 'ok' : undefined}>
          {attained === null ? '–' : formats.percent(attained)}
        </td>
      </tr>
      {isOpen && <DealsOfPerson search={search} userId={userId} name={name} columns={10} />}
    </Fragment>
  )
}

/** What somebody says now against a week ago. */
function Change({ said, money }: { said: NonNullable<Person['said']>; money: (amount: number) => string }) {
  const { t } = useTranslation('forecast')
  const by = said.weekAgo === null ? 0 : said.amount - said.weekAgo
  return (
    <span className={rows.change} data-tone={by > 0 ? 'ok' : by < 0 ? 'bad' : undefined}>
      {by !== 0 && t('submissions.by', { amount: `${by > 0 ? '+' : '−'}${money(Math.abs(by))}` })}
      {by === 0 && said.stale && t('submissions.stale')}
    </span>
  )
}
