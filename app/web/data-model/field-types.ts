import {
  IconAlignLeft,
  IconCalendar,
  IconCalendarClock,
  IconCheckbox,
  IconCircleDot,
  IconCoin,
  IconHash,
  IconLanguage,
  IconLetterT,
  IconLink,
  IconListCheck,
  IconMail,
  IconMapPin,
  IconMathFunction,
  IconPhone,
  IconStar,
  IconSum,
  IconTag,
  IconTransform,
  IconUser,
} from '@tabler/icons-react'
import type { PlaceIcon } from '../navigation-item.ts'

/** The types a field of one's own can have, in the order they are offered. */
export const typeGroups = {
  words: ['text', 'longText', 'email', 'phone', 'url', 'address'],
  amounts: ['number', 'money', 'rating'],
  times: ['date', 'dateTime'],
  choices: ['select', 'multiSelect', 'boolean'],
  links: ['relation', 'user'],
  computed: ['formula', 'rollup'],
} as const

export type OwnType = (typeof typeGroups)[keyof typeof typeGroups][number]

export const typeIcons: Record<string, PlaceIcon> = {
  text: IconLetterT,
  longText: IconAlignLeft,
  email: IconMail,
  phone: IconPhone,
  url: IconLink,
  address: IconMapPin,
  number: IconHash,
  money: IconCoin,
  rating: IconStar,
  date: IconCalendar,
  dateTime: IconCalendarClock,
  select: IconCircleDot,
  multiSelect: IconListCheck,
  boolean: IconCheckbox,
  relation: IconTransform,
  user: IconUser,
  formula: IconMathFunction,
  rollup: IconSum,
  emails: IconMail,
  phones: IconPhone,
  addresses: IconMapPin,
  tags: IconTag,
  domains: IconLink,
  socials: IconLink,
  language: IconLanguage,
  country: IconMapPin,
  related: IconTransform,
  lines: IconListCheck,
}

const computed: readonly string[] = typeGroups.computed
const plain = (types: readonly OwnType[]) => (type: string) => types.some((one) => one === type)

/** Which traits a type can have; the server decides, this spares a way there and back. */
export const canBe = {
  required: (type: string) => !computed.includes(type),
  unique: plain(['text', 'number', 'email', 'phone', 'url']),
  indexed: (type: string) => !plain(['longText', 'multiSelect', 'boolean', 'address', 'formula', 'rollup'])(type),
  searchable: plain(['text', 'longText', 'number', 'email', 'phone', 'url', 'select', 'multiSelect', 'address']),
  sensitive: () => true,
  default: plain([
    'text',
    'longText',
    'number',
    'money',
    'date',
    'dateTime',
    'boolean',
    'select',
    'multiSelect',
    'rating',
  ]),
  options: plain(['select', 'multiSelect']),
}

/** Traits that are a yes or no. */
export const traits = ['required', 'unique', 'indexed', 'searchable', 'sensitive'] as const
export type Trait = (typeof traits)[number]
