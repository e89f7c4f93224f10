import {
  dateTime,
  longText,
  number,
  optionalSelect,
  relation,
  requiredText,
  select,
  textField,
  user,
  workspaceSelect,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { categories, defaultStates, defaultTypes } from '../domain/default-settings.ts'
import { keepTrack } from '../domain/keep-track.ts'
import { priorities } from '../domain/policies.ts'
import { settleTickets } from '../domain/settle-tickets.ts'
import { ticketChoices } from '../domain/ticket-choices.ts'

const channels = ['email', 'chat', 'form', 'phone', 'social', 'portal', 'other'] as const
const reckoned = { readonly: true } as const

/** A promise to resolve something for a customer. */
export const ticket = objectType({
  name: 'ticket',
  plural: 'tickets',
  module: 'tickets',
  table: 'tickets',
  icon: 'ticket',
  title: ['number', 'subject'],
  namedAfter: ['description', 'externalId'],
  defaultSort: '-createdAt',
  open: { field: 'category', op: 'in', value: ['new', 'open', 'pending'] },
  choices: ticketChoices,
  fields: {
    number: textField({
      searchable: true,
      key: 'custom:ticket.number',
      synonyms: ['ticket', 'ticket number', 'ticketnummer', 'id'],
    }),
    subject: requiredText({ searchable: true, synonyms: ['title', 'summary', 'betreff'] }),
    description: longText({ synonyms: ['body', 'message', 'beschreibung'] }),
    type: workspaceSelect(
      defaultTypes.map(({ id }) => id),
      { synonyms: ['category', 'kind', 'art'] },
    ),
    state: workspaceSelect(
      defaultStates.map(({ id }) => id),
      { synonyms: ['status', 'zustand'] },
    ),
    category: select(categories, { default: 'new', readonly: true }),
    priority: select(priorities, { default: 'normal', synonyms: ['priorität', 'urgency'] }),
    channel: optionalSelect(channels, { synonyms: ['source', 'via', 'kanal'] }),
    ownerId: user({ synonyms: ['owner', 'assignee', 'agent', 'bearbeiter'] }),
    teamId: workspaceSelect([], { synonyms: ['team', 'group', 'gruppe'] }),
    contactId: relation('contact', { synonyms: ['customer', 'requester', 'email', 'kunde'] }),
    companyId: relation('company', { synonyms: ['organization', 'account', 'firma'] }),
    orderId: relation('order', { synonyms: ['order', 'bestellung'] }),
    productId: relation('product', { synonyms: ['product', 'produkt'] }),
    parentId: relation('ticket', { synonyms: ['parent'] }),
    followsId: relation('ticket', reckoned),
    askedAt: dateTime({ synonyms: ['created', 'created at', 'opened', 'erstellt'] }),
    answeredAt: dateTime(reckoned),
    solvedAt: dateTime({ synonyms: ['solved', 'solved at', 'closed at', 'gelöst'] }),
    reopened: number({ readonly: true, default: 0 }),
    firstResponseMinutes: number(reckoned),
    firstResponseWorkMinutes: number(reckoned),
    resolutionMinutes: number(reckoned),
    resolutionWorkMinutes: number(reckoned),
    externalId: textField({ key: 'externalId' }),
  },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  beforeWrite: settleTickets,
  afterWrite: keepTrack,
})
