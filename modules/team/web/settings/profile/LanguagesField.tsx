import { MultiSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'

const CODES = 'en de fr es it nl pt pl da sv nb fi cs sk hu ro bg hr sl sr el tr ru uk et lv lt ar he fa hi vi zh ja ko'

interface LanguagesProps {
  value: string[]
  onChange: (codes: string[]) => void
}

/** Which languages one speaks with customers. */
export function LanguagesField({ value, onChange }: LanguagesProps) {
  const { t } = useTranslation('team')
  const { nameOf, locale } = useFormats()
  const choices = useMemo(
    () =>
      [...new Set([...CODES.split(' '), ...value])]
        .map((code) => ({ value: code, label: nameOf('language', code) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [nameOf, locale, value],
  )
  return (
    <MultiSelect
      label={t('profile.languages')}
      description={t('profile.languagesHint')}
      data={choices}
      value={value}
      onChange={onChange}
      maxValues={20}
      searchable
    />
  )
}
