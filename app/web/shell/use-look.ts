import { useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '../i18n.ts'
import { rememberLanguage } from '../own-language.ts'
import { tellFailure } from '../ui/toasts.tsx'

/** Light or dark, and the language: what there is to choose, and how. Both hold at once, without a reload. */
export function useLook() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return [
    {
      id: 'scheme',
      label: t('look.scheme'),
      value: colorScheme as string,
      options: ['light', 'dark', 'auto'].map((value) => ({ value, label: t(`look.${value}`) })),
      choose: (scheme: string) => setColorScheme(scheme === 'light' || scheme === 'dark' ? scheme : 'auto'),
    },
    {
      id: 'language',
      label: t('look.language'),
      value: i18n.language,
      options: languages.map((value) => ({ value: value as string, label: t(`look.${value}`) })),
      choose: (value: string) => {
        const language = languages.find((known) => known === value)
        if (!language) return
        i18n.changeLanguage(language)
        rememberLanguage(language).catch(tellFailure)
      },
    },
  ]
}
