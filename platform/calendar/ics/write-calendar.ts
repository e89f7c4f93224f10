import ICAL from 'ical.js'

/** How somebody answered, in the words of RFC 5545. */
export const answers = {
  open: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
} as const
export type Answer = keyof typeof answers

/** Somebody who is invited. */
export interface Attendee {
  email: string
  name: string
  answer: Answer
}

/** An entry as calendar programs read it. */
export interface IcsEvent {
  uid: string
  /** Higher with every change. */
  sequence: number
  /** When it was last changed, ISO 8601. */
  stamp: string
  /** A day, or a moment. */
  start: string
  minutes: number | null
  title: string
  place?: string | null
  details?: string | null
  url?: string
  cancelled: boolean
  /** Takes the person's time. */
  busy: boolean
  organizer?: { email: string; name: string }
  attendees?: readonly Attendee[]
}

/** A calendar as RFC 5545 writes it. Moments are written in UTC, so that no reader's table of time zones matters. */
export function writeCalendar(
  events: readonly IcsEvent[],
  { method, name }: { method?: 'REQUEST' | 'CANCEL'; name?: string },
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Kith//Calendar//EN')
  calendar.addPropertyWithValue('version', '2.0')
  if (method) calendar.addPropertyWithValue('method', method)
  if (name) calendar.addPropertyWithValue('x-wr-calname', oneLine(name))
  for (const event of events) calendar.addSubcomponent(eventOf(event))
  return `${calendar.toString()}\r\n`
}

function eventOf(event: IcsEvent): ICAL.Component {
  const { uid, sequence, stamp, start, minutes, title, place, details, url, cancelled, busy } = event
  const component = new ICAL.Component('vevent')
  component.addPropertyWithValue('uid', uid)
  component.addPropertyWithValue('sequence', sequence)
  component.addPropertyWithValue('dtstamp', utc(stamp))
  component.addPropertyWithValue('dtstart', start.length === 10 ? ICAL.Time.fromDateString(start) : utc(start))
  if (start.length > 10 && minutes)
    component.addPropertyWithValue('dtend', utc(new Date(Date.parse(start) + minutes * 60_000).toISOString()))
  component.addPropertyWithValue('summary', oneLine(title))
  if (place) component.addPropertyWithValue('location', oneLine(place))
  if (details) component.addPropertyWithValue('description', details)
  if (url) component.addPropertyWithValue('url', url)
  component.addPropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED')
  component.addPropertyWithValue('transp', busy && !cancelled ? 'OPAQUE' : 'TRANSPARENT')
  addPeople(component, event)
  return component
}

function addPeople(component: ICAL.Component, { organizer, attendees = [] }: IcsEvent): void {
  if (organizer)
    component
      .addPropertyWithValue('organizer', `mailto:${organizer.email}`)
      .setParameter('cn', inQuotes(organizer.name))
  for (const { email, name, answer } of attendees) {
    const line = component.addPropertyWithValue('attendee', `mailto:${email}`)
    line.setParameter('cn', inQuotes(name))
    line.setParameter('role', 'REQ-PARTICIPANT')
    line.setParameter('partstat', answers[answer])
    line.setParameter('rsvp', 'TRUE')
  }
}

const utc = (moment: string) => ICAL.Time.fromJSDate(new Date(moment), true)

const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()

/** A parameter has no way to write a quotation mark. */
const inQuotes = (text: string) => oneLine(text).replaceAll('"', '’')
