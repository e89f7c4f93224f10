import { useTranslation } from 'react-i18next'

/** Roles that a new person may be given, the least first. */
export const invitedRoles = ['reader', 'member', 'admin', 'owner'] as const

/** What a role is called; one that has no word here by its own name. */
export function useRoleWords() {
  const { t } = useTranslation('team')
  return (role: string) => t(`role.${role}`, { defaultValue: t('role.own') })
}
