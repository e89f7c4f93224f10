import {
  type Icon,
  IconAffiliate,
  IconArrowBackUp,
  IconArrowsExchange,
  IconBell,
  IconBook,
  IconBuildingStore,
  IconChartBar,
  IconClockHour9,
  IconCoins,
  IconDatabase,
  IconDatabaseExport,
  IconFileInvoice,
  IconFileText,
  IconFilterDollar,
  IconGauge,
  IconHistory,
  IconKey,
  IconLock,
  IconLogin2,
  IconMailbox,
  IconMailForward,
  IconMessage2Bolt,
  IconMessageReport,
  IconShieldCheck,
  IconShieldLock,
  IconStack2,
  IconTicket,
  IconToggleRight,
  IconUserCheck,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

/** How the pages are parted: one's own, the people and their rights, what is kept, how it goes. */
export const settingsGroups = ['me', 'workspace', 'data', 'running'] as const

/** One page of the settings. `needs` is the permission without which it isn't shown. */
export interface SettingsPage {
  href: string
  /** Another address that belongs to it. */
  also?: string
  /** Key of a catalogue. */
  label: string
  icon: Icon
  group: (typeof settingsGroups)[number]
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
  {
    href: '/settings/single-sign-on',
    label: 'team:singleSignOn.title',
    icon: IconLogin2,
    group: 'workspace',
    needs: 'settings',
  },
  {
    href: '/settings/roles',
    also: '/settings/rights',
    label: 'team:roles.title',
    icon: IconShieldCheck,
    group: 'workspace',
    needs: 'members',
  },
  {
    href: '/settings/data-model',
    label: 'team:dataModel.title',
    icon: IconDatabase,
    group: 'data',
    needs: 'dataModel',
  },
  {
    href: '/settings/relations',
    label: 'team:relations.title',
    icon: IconAffiliate,
    group: 'data',
    needs: 'dataModel',
  },
  { href: '/settings/scoring', label: 'team:scoring.title', icon: IconGauge, group: 'data', needs: 'settings' },
  {
    href: '/settings/assignment',
    label: 'team:assignment.title',
    icon: IconUserCheck,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/hand-overs',
    module: 'collaboration',
    label: 'team:handOvers.title',
    icon: IconArrowsExchange,
    group: 'data',
    needs: 'dataModel',
  },
  {
    href: '/settings/pipelines',
    module: 'sales',
    label: 'team:pipelines.title',
    icon: IconFilterDollar,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/mailboxes',
    label: 'team:mailboxes.title',
    icon: IconMailbox,
    group: 'data',
    needs: 'mailboxes.read',
  },
  {
    href: '/settings/business-hours',
    label: 'team:businessHours.title',
    icon: IconClockHour9,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/replies',
    module: 'conversations',
    label: 'team:replies.title',
    icon: IconMessage2Bolt,
    group: 'data',
    needs: 'conversations.read',
  },
  {
    href: '/settings/tickets',
    module: 'tickets',
    label: 'team:tickets.title',
    icon: IconTicket,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/help-centre',
    module: 'knowledge',
    label: 'team:helpCentre.title',
    icon: IconBook,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/quotes',
    module: 'commerce',
    label: 'team:quotes.title',
    icon: IconFileText,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/invoices',
    module: 'commerce',
    label: 'team:invoices.title',
    icon: IconFileInvoice,
    group: 'data',
    needs: 'settings',
  },
  {
    href: '/settings/exchange-rates',
    module: 'commerce',
    label: 'team:rates.title',
    icon: IconCoins,
    group: 'data',
    needs: 'settings',
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
    group: 'running',
    needs: 'adoption',
  },
  { href: '/settings/feedback', label: 'team:feedback.title', icon: IconMessageReport, group: 'running' },
  { href: '/settings/audit', label: 'team:audit.title', icon: IconHistory, group: 'running', needs: 'audit' },
  { href: '/settings/api-keys', label: 'team:apiKeys.title', icon: IconKey, group: 'running', needs: 'apiKeys' },
  {
    href: '/settings/outbox',
    label: 'team:outbox.title',
    icon: IconMailForward,
    group: 'running',
    needs: 'settings',
  },
  {
    href: '/settings/export',
    label: 'team:exportAll.title',
    icon: IconDatabaseExport,
    group: 'data',
    needs: 'settings',
  },
  { href: '/settings/jobs', label: 'team:jobs.title', icon: IconStack2, group: 'running', needs: 'jobs' },
]
