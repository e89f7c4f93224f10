import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Forecast.module.css'
import type { Forecast } from './forecast-client.ts'

interface AsOfProps {
  forecast: Forecast
  asOf: string | undefined
  choose: (day: string | undefined) => void
}

/** Looks at the forecast as the night to a day saw it; nothing to choose before the first night. */
export function AsOf({ forecast, asOf, choose }: AsOfProps) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  if (!forecast.firstNight) return null
  return (
    <>
      <span className={styles.quiet} aria-hidden="true">
        {t('asOf.label')}
      </span>
      <TextInput
        type="date"
        className={styles.who}
        aria-label={t('asOf.label')}
        title={t('asOf.label')}
        min={forecast.firstNight}
        max={formats.dayKey(new Date().toISOString())}
        value={asOf ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value || undefined)}
      />
      {forecast.asOf && (
        <span className={styles.quiet} role="status">
          {t('asOf.night', { day: formats.date(forecast.asOf) })}{' '}
          <Button size="xs" onClick={() => choose(undefined)}>
            {t('asOf.now')}
          </Button>
        </span>
      )}
    </>
  )
}
