import {
  IconAward,
  IconBarbell,
  IconBed,
  IconBike,
  IconBook,
  IconBottle,
  IconBox,
  IconBriefcase,
  IconBuilding,
  IconBulb,
  IconCalendarEvent,
  IconCamera,
  IconCar,
  IconCash,
  IconCertificate,
  IconCheckbox,
  IconCoffee,
  IconCoins,
  IconDeviceLaptop,
  IconFile,
  IconFileInvoice,
  IconFlask,
  IconGift,
  IconHeart,
  IconHome,
  IconKey,
  IconLeaf,
  IconMapPin,
  IconMusic,
  IconNote,
  IconPackage,
  IconPalette,
  IconPaw,
  IconPlant,
  IconSailboat,
  IconSchool,
  IconScissors,
  IconShip,
  IconShoppingBag,
  IconStar,
  IconStethoscope,
  IconTag,
  IconTicket,
  IconTools,
  IconTruck,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import type { PlaceIcon } from '../navigation-item.ts'

/** The pictures an object can have, by the names they are kept under. */
const objectIcons: Record<string, PlaceIcon> = {
  box: IconBox,
  users: IconUsers,
  building: IconBuilding,
  'shopping-bag': IconShoppingBag,
  coins: IconCoins,
  cash: IconCash,
  receipt: IconFileInvoice,
  package: IconPackage,
  note: IconNote,
  checkbox: IconCheckbox,
  coffee: IconCoffee,
  tools: IconTools,
  school: IconSchool,
  car: IconCar,
  home: IconHome,
  'calendar-event': IconCalendarEvent,
  certificate: IconCertificate,
  book: IconBook,
  heart: IconHeart,
  paw: IconPaw,
  plant: IconPlant,
  bike: IconBike,
  camera: IconCamera,
  music: IconMusic,
  scissors: IconScissors,
  stethoscope: IconStethoscope,
  key: IconKey,
  ticket: IconTicket,
  truck: IconTruck,
  'map-pin': IconMapPin,
  briefcase: IconBriefcase,
  file: IconFile,
  gift: IconGift,
  flask: IconFlask,
  bottle: IconBottle,
  barbell: IconBarbell,
  award: IconAward,
  leaf: IconLeaf,
  palette: IconPalette,
  'device-laptop': IconDeviceLaptop,
  bed: IconBed,
  ship: IconShip,
  sailboat: IconSailboat,
  bulb: IconBulb,
  star: IconStar,
  tag: IconTag,
}

/** One of them; a name that is none shows a box. */
export function ObjectIcon({ name, ...props }: { name: string } & ComponentProps<PlaceIcon>) {
  const Picture = objectIcons[name] ?? IconBox
  return <Picture {...props} />
}

interface IconTilesProps {
  className: string
  value: string
  onChange: (name: string) => void
}

/** All of them to choose from. */
export function IconTiles({ className, value, onChange }: IconTilesProps) {
  return Object.entries(objectIcons).map(([name, Picture]) => (
    <label key={name} className={className} title={name}>
      <input
        type="radio"
        name="icon"
        className="visually-hidden"
        aria-label={name}
        checked={value === name}
        onChange={() => onChange(name)}
      />
      <Picture size={18} stroke={1.6} aria-hidden="true" />
    </label>
  ))
}
