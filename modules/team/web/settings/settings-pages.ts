import {
  type Icon,
  IconAffiliate,
  IconArrowBackUp,
  IconArrowsExchange,
  IconBell,
  IconBuildingStore,
  IconChartBar,
  IconDatabase,
  IconDatabaseExport,
  IconHistory,
  IconKey,
  IconLock,
  IconMailForward,
  IconMessageReport,
  IconShieldCheck,
  IconShieldLock,
  IconStack2,
  IconToggleRight,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

/** One page of the settings. `needs` is the permission without which it isn't shown. */
export interface SettingsPage {
  href: string
  /** Key of a catalogue. */
  label: string
  icon: Icon
  group: 'me' | 'workspace'
  needs?: string
  /** The part of Kith without which it is out of sight. */
  module?: string
}

/** A module adds its own page with one line here and its route under `settingsRoute`. */
export const settingsPages: SettingsPage[] = [
  { href: '/settings/profile', label: 'team:profile.title', icon: IconUserCircle, group: 'me' },
  { href: '/settings/security', label: 'team:security.title', icon: IconShieldLock, group: 'me' },
  { href: '/settings/notifications', label: 'team:notifications.title', icon: IconBell, group: 'me' },
  { href: '/settings/last-actions', label: 'team:acts.title', icon: IconArrowBackUp, group: 'me' },
  { href: '/settings/workspace', label: 'team:workspace.title', icon: IconBuildingStore, group: 'workspace' },
  { href: '/settings/members', label: 'team:members.title', icon: IconUsersGroup, group: 'workspace' },
  { href: '/settings/teams', label: 'team:teams.title', icon: IconUsers, group: 'workspace' },
  {
    href: '/settings/sign-in-rules',
    label: 'team:doorRules.title',
    icon: IconLock,
    group: 'workspace',
    needs: 'settings',
  },
  { href: '/settings/roles', label: 'team:roles.title', icon: IconShieldCheck, group: 'workspace', needs: 'members' },
  {
    href: '/settings/data-model',
    label: 'team:dataModel.title',
    icon: IconDatabase,
    group: 'workspace',
    needs: 'dataModel',
  },
  {
    href: '/settings/relations',
    label: 'team:relations.title',
    icon: IconAffiliate,
    group: 'workspace',
    needs: 'dataModel',
  },
  {
    href: '/settings/hand-overs',
    module: 'collaboration',
    label: 'team:handOvers.title',
    icon: IconArrowsExchange,
    group: 'workspace',
    needs: 'dataModel',
  },
  {
    href: '/settings/modules',
    label: 'team:modules.title',
    icon: IconToggleRight,
    group: 'workspace',
    needs: 'settings',
  },
  {
    href: '/settings/adoption',
    label: 'team:adoption.title',
    icon: IconChartBar,
    group: 'workspace',
    needs: 'adoption',
  },
  { href: '/settings/feedback', label: 'team:feedback.title', icon: IconMessageReport, group: 'workspace' },
  { href: '/settings/audit', label: 'team:audit.title', icon: IconHistory, group: 'workspace', needs: 'audit' },
  { href: '/settings/api-keys', label: 'team:apiKeys.title', icon: IconKey, group: 'workspace', needs: 'apiKeys' },
  {
    href: '/settings/outbox',
    label: 'team:outbox.title',
    icon: IconMailForward,
    group: 'workspace',
    needs: 'settings',
  },
  {
    href: '/settings/export',
    label: 'team:exportAll.title',
    icon: IconDatabaseExport,
    group: 'workspace',
    needs: 'settings',
  },
  { href: '/settings/jobs', label: 'team:jobs.title', icon: IconStack2, group: 'workspace', needs: 'jobs' },
]
