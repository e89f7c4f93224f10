import { z } from 'zod'
import {
  attendees,
  field,
  links,
  longText,
  optionalSelect,
  relation,
  requiredDateTime,
  requiredText,
  select,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { ANY_OWN } from '#platform/objects/own-records'
import { changedLinks, linkSql, writeLinks } from '../domain/write-links.ts'
import { note } from './note.ts'

export const activityKinds = ['call', 'meeting', 'mail'] as const
export const activityOutcomes = ['held', 'reached', 'notReached', 'leftMessage', 'noShow', 'cancelled'] as const

const parts = ['links', 'attendees'] as const

/** From them to us, or from us to them. */
export const activityDirections = ['in', 'out'] as const

/** A call, a meeting or a mail: when, how long, with whom, and what came of it. It stands on the timeline of all who attended. */
export const activity = objectType({
  name: 'activity',
  plural: 'activities',
  module: 'customers',
  table: 'activities',
  icon: 'calendar',
  title: ['title'],
  defaultSort: '-startsAt',
  calendar: {
    ...{
      start: 'startsAt',
      minutes: 'minutes',
      by: 'kind',
      without: ['mail'],
      done: 'outcome',
      attendees: 'attendees',
    },
    ...{ place: 'place', details: 'details', person: 'ownerId', invites: 'meeting' },
    cancelled: { field: 'outcome', value: 'cancelled' },
  },
  fields: {
    title: requiredText({ searchable: true, synonyms: ['subject', 'betreff'] }),
    kind: select(activityKinds, { default: 'meeting', synonyms: ['type', 'art'] }),
    direction: optionalSelect(activityDirections, { synonyms: ['richtung'] }),
    startsAt: requiredDateTime({ sortable: true, synonyms: ['start', 'date', 'datum', 'beginn'] }),
    /** How long it takes or took. */
    minutes: field('number', z.int().nullable(), z.int().min(0).max(100_000).nullable(), {
      synonyms: ['duration', 'dauer'],
    }),
    place: textField({ searchable: true, synonyms: ['location', 'ort'] }),
    outcome: optionalSelect(activityOutcomes, { synonyms: ['result', 'ergebnis'] }),
    details: longText({ searchable: true, synonyms: ['notes', 'description', 'notizen', 'beschreibung'] }),
    ownerId: user({ synonyms: ['owner', 'organizer'] }),
    attendees: attendees(),
    contactId: relation('contact'),
    companyId: relation('company'),
    aboutId: relation(ANY_OWN),
    links: links(),
    externalId: textField({ key: 'externalId' }),
  },
  ...linkSql({ table: 'activities', parts }),
  timeline: note.timeline,
  // What was said yesterday stands under yesterday; what is to come, under the day it was written down.
  happenedAt: ({ startsAt }) =>
    typeof startsAt === 'string' && Date.parse(startsAt) < Date.now() ? startsAt : undefined,
  beforeWrite: (ctx, writes) => changedLinks(ctx, writes, parts),
  afterWrite: (ctx, writes) => writeLinks(ctx, writes, parts),
})
