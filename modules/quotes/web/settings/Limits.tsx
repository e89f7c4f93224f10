import { NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { roleName, rolesQuery } from '#app/web/rights/rights-client.ts'
import styles from './Settings.module.css'
import type { QuoteSettings } from './settings-query.ts'

interface LimitsProps {
  draft: QuoteSettings
  set: (patch: Partial<QuoteSettings>) => void
}

/** How much may be given away without asking: here, and for roles that may more or less. */
export function Limits({ draft, set }: LimitsProps) {
  const { t } = useTranslation('quotes')
  const { t: words } = useTranslation('rights')
  const roles = useQuery({ ...rolesQuery, retry: false })
  const { discountLimit, roleLimits } = draft
  const asking = roles.data?.items.filter(({ rules }) => !rules.rights.includes('approveDiscounts')) ?? []
  const setRole = (id: string, limit: number | string) => {
    const { [id]: _, ...others } = roleLimits
    set({ roleLimits: limit === '' ? others : { ...others, [id]: Number(limit) } })
  }
  const percent = { min: 0, max: 100, decimalScale: 2, suffix: ' %', hideControls: true } as const
  return (
    <fieldset className={styles.limits}>
      <legend className={styles.label}>{t('settings.limits')}</legend>
      <p className={styles.quiet}>{t('settings.limitsAbout')}</p>
      <NumberInput
        {...percent}
        label={t('settings.discountLimit')}
        placeholder={t('settings.noLimit')}
        value={discountLimit ?? ''}
        onChange={(limit) => set({ discountLimit: limit === '' ? null : Number(limit) })}
      />
      <div className={styles.two}>
        {asking.map((role) => (
          <NumberInput
            {...percent}
            key={role.id}
            label={roleName(words, role)}
            placeholder={t('settings.asAbove')}
            value={roleLimits[role.id] ?? ''}
            onChange={(limit) => setRole(role.id, limit)}
          />
        ))}
      </div>
    </fieldset>
  )
}
