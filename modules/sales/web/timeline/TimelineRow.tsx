import { useTranslation } from 'react-i18next'
import { hrefWith, type ListSearch, queryOf } from '#app/web/objects/list-search.ts'
import { nameOf } from '#app/web/objects/names.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { type Day, plusDays } from '#app/web/views/calendar-days.ts'
import { placedIn, type Shown, type Stretch, stretchesOf } from './stretches.ts'
import styles from './Timeline.module.css'

export type Stages = ReadonlyMap<string, { name: string; at: number }>

/** So many colours there are; further stages begin again. */
export const COLOURS = 6

interface TimelineRowProps {
  deal: AnyRecord
  model: ObjectModel
  search: ListSearch
  shown: Shown
  today: Day
  stages: Stages
  stays: readonly { stage: string; enteredAt: string; leftAt: string | null }[]
  months: number
  /** Where today is, 0 to 1; absent: not in what is shown. */
  now?: number
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

/** One deal: its name, and a bar for each stage it stood in, said in words as well. */
export function TimelineRow({ deal, model, search, shown, today, stages, stays, months, now }: TimelineRowProps) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const isOpen = deal.status === 'open'
  const closeOn = textOf(deal.closeOn).slice(0, 10) || null
  const stretches = stretchesOf({ isOpen, closeOn }, stays, { today, dayOf: formats.dayKey })
  // Its name came with the list.
  const customer = nameOf('company', textOf(deal.companyId))?.name ?? nameOf('contact', textOf(deal.contactId))?.name
  const isLate = isOpen && closeOn !== null && closeOn < today
  const due = closeOn && placedIn(shown, { from: closeOn, before: plusDays(closeOn, 1) })
  const said = (stretch: Stretch) => {
    const last = formats.date(plusDays(stretch.before, -1))
    if (stretch.stage === null) return t('timeline.ahead', { day: last })
    const name = stages.get(stretch.stage)?.name ?? stretch.stage
    return t('timeline.stood', { stage: name, from: formats.date(stretch.from), to: last })
  }
  const ending =
    isLate && closeOn
      ? [t('timeline.late', { day: formats.date(closeOn) })]
      : isOpen
        ? []
        : [t(`path.${textOf(deal.status)}`, { when: formats.date(textOf(deal.closedAt)) })]
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <UiLink href={hrefWith(`${model.path}/${deal.id}`, queryOf(search))}>{model.titleOf(deal)}</UiLink>
        {customer && <span className={styles.customer}>{customer}</span>}
      </th>
      <td>
        <span className="visually-hidden">{[...stretches.map(said), ...ending].join('; ')}</span>
        <span className={styles.track} aria-hidden="true" style={{ backgroundSize: `${percent(1 / months)} 100%` }}>
          {now !== undefined && <span className={styles.today} style={{ insetInlineStart: percent(now) }} />}
          {stretches.map((stretch) => {
            const placed = placedIn(shown, stretch)
            const known = stages.get(stretch.stage ?? '')
            return placed ? (
              <span
                key={`${stretch.stage} ${stretch.from} ${stretch.before}`}
                className={styles.stretch}
                title={said(stretch)}
                data-colour={known ? known.at % COLOURS : undefined}
                data-ahead={stretch.stage === null || undefined}
                style={{ insetInlineStart: percent(placed.start), inlineSize: percent(placed.width) }}
              />
            ) : null
          })}
          {due && isLate && (
            <span className={styles.late} title={ending[0]} style={{ insetInlineStart: percent(due.start) }} />
          )}
        </span>
      </td>
    </tr>
  )
}
