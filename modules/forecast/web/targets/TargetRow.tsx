import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { quotaOf } from '#modules/forecast/domain/targets-arithmetic.ts'
import styles from '../Forecast.module.css'
import { TargetField } from './TargetField.tsx'
import targets from './Targets.module.css'
import type { GridFacts } from './TargetsScreen.tsx'
import type { Whose } from './target-cell.ts'

/** A row of the grid: its fields, and what they come to over the year. */
export function TargetRow({ whose, grid }: { whose: Whose; grid: GridFacts }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { measure, pipeline } = grid
  const isWhole = !whose.userId && !whose.teamId
  const mine = grid.targets.filter(({ userId, teamId }) => userId === whose.userId && teamId === whose.teamId)
  const quotas = grid.periods.map((period) =>
    quotaOf(isWhole ? grid.targets : mine, {
      ...{ period, measure, pipeline, people: isWhole ? null : [] },
      ...{ userId: whose.userId ?? undefined, teamId: whose.teamId ?? undefined },
    }),
  )
  const year = quotas.reduce((all, quota) => all + (quota?.amount ?? 0), 0)
  const write = (amount: number) =>
    measure === 'count'
      ? formats.number(amount)
      : formats.money({ amount, currency: formats.currency }, { whole: true })
  return (
    <tr data-whole={isWhole || undefined}>
      <th scope="row">
        {whose.name}
        {whose.teamId && <span className={styles.small}> {t('targets.team')}</span>}
      </th>
      {grid.periods.map((period, at) => {
        const target = mine.find(
          (one) =>
            one.startsOn === period.startsOn &&
            one.span === period.span &&
            one.measure === measure &&
            one.pipeline === pipeline,
        )
        const quota = quotas[at]
        const cell = { whose, period, measure, pipeline, target }
        return (
          <td className={targets.cell} key={`${period.startsOn} ${target?.version ?? 0} ${measure} ${pipeline}`}>
            {grid.editable ? (
              <TargetField cell={cell} grid={grid} hint={!target && quota ? write(quota.amount) : ''} />
            ) : (
              (quota && write(quota.amount)) || '–'
            )}
          </td>
        )
      })}
      <td className={targets.yearSum}>{year > 0 ? write(year) : '–'}</td>
    </tr>
  )
}
