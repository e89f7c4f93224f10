import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Rights.module.css'
import type { RoleRules } from './rights-client.ts'

interface NamedRightsProps {
  /** Every right that Kith knows by name. */
  all: readonly RoleRules['rights'][number][]
  rules: RoleRules
  change: (rules: RoleRules) => void
  disabled: boolean
}

/** What a role may do beside records: each with what it opens. */
export function NamedRights({ all, rules, change, disabled }: NamedRightsProps) {
  const { t } = useTranslation('rights')
  const toggle = (right: RoleRules['rights'][number], on: boolean) =>
    change({ ...rules, rights: on ? [...rules.rights, right] : rules.rights.filter((other) => other !== right) })
  return (
    <div className={styles.rights}>
      {all.map((right) => (
        <Checkbox
          key={right}
          label={t(`named.${right}.name`, { defaultValue: right })}
          description={t(`named.${right}.text`, { defaultValue: '' })}
          checked={rules.rights.includes(right)}
          disabled={disabled}
          onChange={(event) => toggle(right, event.currentTarget.checked)}
        />
      ))}
    </div>
  )
}
