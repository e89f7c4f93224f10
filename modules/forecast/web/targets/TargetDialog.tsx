import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { lastDayOf } from '#modules/forecast/domain/period-arithmetic.ts'
import styles from '../Forecast.module.css'
import { targetsQuery } from '../forecast-client.ts'
import { usePeriodWords } from '../use-period-words.ts'
import fields from './Targets.module.css'
import { type Cell, draftOf } from './target-cell.ts'

interface TargetDialogProps {
  cell: Cell
  year: number
  close: () => void
}

/** From when until when somebody is there within the period: their target counts for those days. */
export function TargetDialog({ cell, year, close }: TargetDialogProps) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const words = usePeriodWords()
  const queries = useQueryClient()
  const { target, whose, period } = cell
  const [fromOn, setFrom] = useState(target?.fromOn ?? '')
  const [untilOn, setUntil] = useState(target?.untilOn ?? '')
  const saving = useMutation({
    mutationFn: () =>
      client.targets.set({
        ...draftOf(cell, target?.amount ?? null),
        ...{ fromOn: fromOn || null, untilOn: untilOn || null },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: targetsQuery(year).queryKey })
      close()
    },
  })
  const days = { min: period.startsOn, max: lastDayOf(period) }
  return (
    <Modal
      opened
      onClose={close}
      title={t('targets.of', { whose: whose.name, period: words(period.span, period.startsOn) })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={fields.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <p className={styles.quiet}>{t('targets.presenceDetail')}</p>
        {target?.leftOn && <p className={styles.quiet}>{t('targets.left', { day: formats.date(target.leftOn) })}</p>}
        <div className={fields.two}>
          <TextInput
            type="date"
            label={t('targets.fromOn')}
            {...days}
            value={fromOn}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('targets.untilOn')}
            {...days}
            value={untilOn}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </div>
        {saving.error && (
          <p role="alert" className={styles.bad}>
            {saving.error.message}
          </p>
        )}
        <Button type="submit" variant="filled" loading={saving.isPending}>
          {t('targets.save')}
        </Button>
      </form>
    </Modal>
  )
}
