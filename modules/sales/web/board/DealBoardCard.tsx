import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ValueOf } from '#app/web/objects/columns.tsx'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import styles from './Board.module.css'
import { useStanding } from './DealStandings.tsx'
import { NextLine } from './NextDot.tsx'

const DAY = 86_400_000

/** With whom, for how much, for how long in its stage, whose, and what comes next. */
export function DealBoardCard({ record, model }: RecordPartProps) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const { models } = useObjects()
  const { users } = useSources()
  const standing = useStanding(record.id)
  const value = moneyOf(record.value, textOf(record.currency))
  const owner = users.find(({ id }) => id === record.ownerId)
  const customer = model.field(record.companyId ? 'companyId' : 'contactId')
  const days = daysSince(textOf(record.stageSince))
  return (
    <div className={styles.facts} data-rotting={standing?.rotting || undefined}>
      {customer && record[customer.key] ? (
        <div className={styles.customer}>
          <ValueOf field={customer} record={record} models={models} />
        </div>
      ) : null}
      <div className={styles.line}>
        <strong className={styles.value}>{value && formats.money(value, { whole: true })}</strong>
        <span className={styles.age} title={t('board.inStage', { date: formats.date(textOf(record.stageSince)) })}>
          {t('board.days', { count: days, shown: formats.number(days) })}
        </span>
        {owner && <RecordAvatar name={owner.name} kind="person" size={20} />}
      </div>
      {standing && (
        <div className={styles.after}>
          <NextLine standing={standing} />
          {standing.rotting && (
            <span className={styles.rotting}>
              <IconClock size={14} stroke={1.6} aria-hidden="true" />
              {t('board.untouched', {
                count: daysSince(standing.touchedAt),
                shown: formats.number(daysSince(standing.touchedAt)),
              })}
            </span>
          )}
        </div>
      )}
    </div>
  )
}

const daysSince = (at: string) => Math.max(0, Math.floor((Date.now() - Date.parse(at)) / DAY))
