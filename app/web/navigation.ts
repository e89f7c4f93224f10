import {
  IconAddressBook,
  IconBell,
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconChartLine,
  IconChartPie,
  IconCheckbox,
  IconCoins,
  IconDownload,
  IconFileText,
  IconForms,
  IconGitMerge,
  IconGridDots,
  IconHeartRateMonitor,
  IconHome,
  IconMail,
  IconNote,
  IconPackage,
  IconPhone,
  IconShoppingBag,
  IconSpeakerphone,
  IconTag,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** What is drawn before a place's name. */
export type PlaceIcon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: 'true' }>

/**
 * One place to go. `label` is a key of a catalogue (`app:nav.home`), `go` the letter after `g`, `group` parts the
 * rail by air. `needs` is the permission without which the item isn't shown.
 */
export interface NavigationItem {
  id: string
  label: string
  href: string
  icon: PlaceIcon
  group: 'day' | 'customers' | 'commerce' | 'work' | 'own' | 'more'
  go?: string
  /** The part of Kith without which it is out of sight. */
  module?: string
  /** The object type whose list it is: it is called what the workspace calls that. */
  object?: string
  needs?: string
  /** Stands in the bar at the bottom of a phone. */
  onPhone?: true
  /** What `c` and the palette offer to make here. */
  create?: { label: string; href: string }
  /** In the palette and under "More", not in the rail. */
  aside?: true
}

/** A module adds its screens to the rail, the palette, `g` and `c` with one line here. */
export const navigation: NavigationItem[] = [
  { id: 'home', label: 'app:nav.home', href: '/', icon: IconHome, group: 'day', go: 'h', onPhone: true },
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
    id: 'deals',
    module: 'sales',
    object: 'deal',
    label: 'app:nav.deals',
    href: '/deals',
    icon: IconCoins,
    group: 'customers',
    go: 'e',
    create: { label: 'app:create.deal', href: '/deals?new=true' },
  },
  {
    id: 'reports',
    module: 'sales',
    label: 'app:nav.reports',
    href: '/reports',
    icon: IconChartBar,
    group: 'customers',
    go: 'k',
    needs: 'deals.read',
  },
  {
    id: 'forecast',
    module: 'sales',
    label: 'app:nav.forecast',
    href: '/forecast',
    icon: IconChartLine,
    group: 'customers',
    go: 'w',
    needs: 'deals.read',
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
    id: 'forms',
    module: 'forms',
    label: 'app:nav.forms',
    href: '/forms',
    icon: IconForms,
    group: 'customers',
    go: 'f',
    needs: 'forms.read',
    create: { label: 'app:create.form', href: '/forms/new' },
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
    id: 'quotes',
    module: 'commerce',
    object: 'quote',
    label: 'app:nav.quotes',
    href: '/quotes',
    icon: IconFileText,
    group: 'commerce',
    go: 'u',
    create: { label: 'app:create.quote', href: '/quotes?new=true' },
  },
  {
    id: 'orders',
    module: 'commerce',
    object: 'order',
    label: 'app:nav.orders',
    href: '/orders',
    icon: IconShoppingBag,
    group: 'commerce',
    go: 'r',
    create: { label: 'app:create.order', href: '/orders?new=true' },
  },
  {
    id: 'products',
    module: 'commerce',
    object: 'product',
    label: 'app:nav.products',
    href: '/products',
    icon: IconPackage,
    group: 'commerce',
    go: 'p',
    create: { label: 'app:create.product', href: '/products?new=true' },
  },
  {
    id: 'pricelists',
    module: 'commerce',
    object: 'pricelist',
    label: 'app:nav.pricelists',
    href: '/pricelists',
    icon: IconTag,
    group: 'commerce',
    create: { label: 'app:create.pricelist', href: '/pricelists?new=true' },
  },
  {
    id: 'prices',
    module: 'commerce',
    object: 'price',
    label: 'app:nav.prices',
    href: '/prices',
    icon: IconTag,
    group: 'commerce',
    aside: true,
  },
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
