import { useTranslation } from 'react-i18next'

/** A role as a person or an invitation names it. */
interface Named {
  role: string
  /** Of the workspace's own. */
  roleName: string | null
}

/** What a role is called: by its own name, or the word for one that Kith ships. */
export function useRoleWords() {
  const { t } = useTranslation('team')
  return ({ role, roleName }: Named) => roleName ?? t(`role.${role}`, { defaultValue: t('role.own') })
}
