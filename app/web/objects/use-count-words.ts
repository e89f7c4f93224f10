import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'

/** A count in words: exact, or "about 12,000" where it is an estimate. */
export function useCountWords() {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  return ({ count, exact }: { count: number; exact: boolean }) =>
    exact ? formats.number(count) : t('list.about', { shown: formats.number(roughly(count)) })
}

/** An estimate is not given to the last digit. */
export function roughly(count: number) {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1)
  return Math.round(count / step) * step
}
