import {
  IconAddressBook,
  IconArrowsRight,
  IconBell,
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconChartLine,
  IconChartPie,
  IconCheckbox,
  IconCoins,
  IconDownload,
  IconForms,
  IconGitMerge,
  IconGridDots,
  IconHeartRateMonitor,
  IconHome,
  IconMail,
  IconNote,
  IconPhone,
  IconSpeakerphone,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react'
import { chatPlaces } from '#modules/chat/web/places.ts'
import { inboxPlaces } from '#modules/conversations/web/places.ts'
import { feedbackPlaces } from '#modules/feedback/web/places.ts'
import { knowledgePlaces } from '#modules/knowledge/web/places.ts'
import { supportReportPlaces } from '#modules/support-reports/web/places.ts'
import { ticketPlaces } from '#modules/tickets/web/places.ts'
import type { NavigationItem } from './navigation-item.ts'
import { commerceNavigation } from './navigation-of-commerce.ts'

/** A module adds its screens to the rail, the palette, `g` and `c` with one line here. */
export const navigation: NavigationItem[] = [
  { id: 'home', label: 'app:nav.home', href: '/', icon: IconHome, group: 'day', go: 'h', onPhone: true },
  ...inboxPlaces,
  ...ticketPlaces,
  ...feedbackPlaces,
  ...chatPlaces,
  ...supportReportPlaces,
  ...knowledgePlaces,
  {
    id: 'notifications',
    label: 'app:nav.notifications',
    href: '/notifications',
    icon: IconBell,
    group: 'day',
    go: 'n',
    aside: true,
  },
  {
    id: 'contacts',
    object: 'contact',
    label: 'app:nav.contacts',
    href: '/contacts',
    icon: IconUsers,
    group: 'customers',
    go: 'c',
    onPhone: true,
    create: { label: 'app:create.contact', href: '/contacts?new=true' },
  },
  {
    id: 'quickAdd',
    label: 'app:nav.quickAdd',
    href: '/contacts/quick-add',
    icon: IconAddressBook,
    group: 'customers',
    needs: 'contacts.create',
    aside: true,
  },
  {
    id: 'companies',
    object: 'company',
    label: 'app:nav.companies',
    href: '/companies',
    icon: IconBuilding,
    group: 'customers',
    go: 'o',
    create: { label: 'app:create.company', href: '/companies?new=true' },
  },
  {
    id: 'duplicates',
    module: 'quality',
    label: 'app:nav.duplicates',
    href: '/duplicates',
    icon: IconGitMerge,
    group: 'customers',
    go: 'd',
    needs: 'merge',
  },
  {
    id: 'segments',
    module: 'segments',
    label: 'app:nav.segments',
    href: '/segments',
    icon: IconChartPie,
    group: 'customers',
    go: 's',
    needs: 'segments.read',
    create: { label: 'app:create.segment', href: '/segments/new' },
  },
  {
    id: 'rfm',
    module: 'commerce',
    label: 'app:nav.rfm',
    href: '/rfm',
    icon: IconGridDots,
    group: 'more',
    needs: 'orders.read',
    aside: true,
  },
  {
    id: 'quality',
    module: 'quality',
    label: 'app:nav.quality',
    href: '/quality',
    icon: IconHeartRateMonitor,
    group: 'customers',
    go: 'q',
  },
  {
    id: 'deals',
    module: 'sales',
    object: 'deal',
    label: 'app:nav.deals',
    href: '/deals',
    icon: IconCoins,
    group: 'sales',
    go: 'e',
    create: { label: 'app:create.deal', href: '/deals?new=true' },
  },
  {
    id: 'reports',
    module: 'sales',
    label: 'app:nav.reports',
    href: '/reports',
    icon: IconChartBar,
    group: 'sales',
    go: 'k',
    needs: 'deals.read',
  },
  {
    id: 'forecast',
    module: 'sales',
    label: 'app:nav.forecast',
    href: '/forecast',
    icon: IconChartLine,
    group: 'sales',
    go: 'w',
    needs: 'deals.read',
  },
  {
    id: 'sequences',
    module: 'sequences',
    label: 'app:nav.sequences',
    href: '/sequences',
    icon: IconArrowsRight,
    group: 'sales',
    go: 'y',
    needs: 'sequences.read',
    create: { label: 'app:create.sequence', href: '/sequences/new' },
  },
  {
    id: 'forms',
    module: 'forms',
    label: 'app:nav.forms',
    href: '/forms',
    icon: IconForms,
    group: 'sales',
    go: 'f',
    needs: 'forms.read',
    create: { label: 'app:create.form', href: '/forms/new' },
  },
  ...commerceNavigation,
  {
    id: 'tasks',
    module: 'tasks',
    object: 'task',
    label: 'app:nav.tasks',
    href: '/tasks',
    icon: IconCheckbox,
    group: 'work',
    go: 't',
    onPhone: true,
    create: { label: 'app:create.task', href: '/tasks?new=true' },
  },
  {
    id: 'activities',
    object: 'activity',
    label: 'app:nav.activities',
    href: '/activities',
    icon: IconPhone,
    group: 'work',
    go: 'v',
    aside: true,
    create: { label: 'app:create.activity', href: '/activities?new=true' },
  },
  {
    id: 'calendar',
    module: 'calendar',
    label: 'app:nav.calendar',
    href: '/calendar',
    icon: IconCalendar,
    group: 'work',
    go: 'a',
  },
  {
    id: 'mailTemplates',
    label: 'app:nav.mailTemplates',
    href: '/mail-templates',
    icon: IconMail,
    group: 'work',
    needs: 'mailTemplates.read',
    aside: true,
  },
  { id: 'notes', object: 'note', label: 'app:nav.notes', href: '/notes', icon: IconNote, group: 'work', aside: true },
  {
    id: 'announcements',
    module: 'collaboration',
    label: 'app:nav.announcements',
    href: '/announcements',
    icon: IconSpeakerphone,
    group: 'more',
    aside: true,
  },
  { id: 'imports', label: 'app:nav.imports', href: '/imports', icon: IconUpload, group: 'more', go: 'i', aside: true },
  {
    id: 'exports',
    label: 'app:nav.exports',
    href: '/exports',
    icon: IconDownload,
    group: 'more',
    needs: 'export',
    aside: true,
  },
]

/** The items this person may see, but for what is switched off for them. */
export const visibleTo = (may: (permission: string) => boolean, off: readonly string[]) =>
  navigation.filter((item) => (!item.needs || may(item.needs)) && !(item.module && off.includes(item.module)))

/** The part that the workspace's own objects are. */
export const OWN_OBJECTS = 'ownObjects'

/** Whether the records of a type are out of sight with a switched off part. */
export const isObjectOff = (off: readonly string[], object: string, isOwn: boolean) =>
  isOwn
    ? off.includes(OWN_OBJECTS)
    : navigation.some((item) => item.object === object && item.module && off.includes(item.module))

/** Home is chosen only on its own; every other place also stands for what lies below it. */
export const isCurrent = (item: NavigationItem, pathname: string) =>
  item.href === '/' ? pathname === '/' : pathname === item.href || pathname.startsWith(`${item.href}/`)
