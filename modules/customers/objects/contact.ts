import { sql } from 'kysely'
import { z } from 'zod'
import {
  addresses,
  Day,
  date,
  dateTime,
  emails,
  language,
  phones,
  related,
  select,
  socials,
  tags,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { text } from '#platform/objects/text'
import { changedCompanies, writeCompanies } from '../domain/link-companies.ts'

/** How far a contact has come; a position, not a judgement. */
export const lifecycleStages = [
  'subscriber',
  'lead',
  'qualified',
  'opportunity',
  'customer',
  'evangelist',
  'former',
] as const

/** A contact's place in a company, as read. */
export const ContactCompany = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string().nullable(),
  primary: z.boolean(),
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
})

const day = Day.nullable().optional()
/** As written: an existing company by id, or by name, made when there is none of that name. */
export const ContactCompanyInput = z
  .strictObject({
    id: z.uuid().toLowerCase().optional(),
    name: text(500).optional(),
    role: text(200).nullable().optional(),
    primary: z.boolean().optional(),
    startedOn: day,
    endedOn: day,
  })
  .refine(({ id, name }) => id || name, {
    error: 'A company is named by id or name',
    params: { mend: 'Send {"name": "Café Lumen"} or {"id": "…"}.' },
  })
  .refine(({ startedOn, endedOn }) => !startedOn || !endedOn || endedOn >= startedOn, {
    error: 'It ends before it starts',
    params: { mend: 'Swap the two dates.' },
  })
export type ContactCompanyInput = z.output<typeof ContactCompanyInput>

/** A person. Recognised by emails, phones and external id; works at companies, in roles, from and to. */
export const contact = objectType({
  name: 'contact',
  plural: 'contacts',
  module: 'customers',
  table: 'contacts',
  icon: 'users',
  title: ['firstName', 'lastName'],
  alike: { kind: 'person', given: 'firstName', family: 'lastName', companies: 'companies', birthday: 'birthday' },
  calendar: { start: 'birthday', yearly: true },
  open: { field: 'lifecycleStage', op: 'in', value: ['lead', 'qualified', 'opportunity'] },
  defaultSort: '-createdAt',
  fields: {
    firstName: textField({ searchable: true, sortable: true, alphabetical: true, synonyms: ['given name', 'vorname'] }),
    lastName: textField({
      searchable: true,
      sortable: true,
      alphabetical: true,
      synonyms: ['surname', 'family name', 'nachname', 'name'],
    }),
    emails: emails({ searchable: true, key: 'email', synonyms: ['email', 'e-mail', 'mail'] }),
    phones: phones({ searchable: true, key: 'phone', synonyms: ['phone', 'mobile', 'telefon', 'handy'] }),
    companies: related('company', z.array(ContactCompany), z.array(ContactCompanyInput).max(50), {
      synonyms: ['company', 'organisation', 'organization', 'account', 'firma'],
    }),
    jobTitle: textField({ searchable: true, synonyms: ['title', 'position', 'role', 'funktion'] }),
    lifecycleStage: select(lifecycleStages, {
      default: 'lead',
      onlyForward: true,
      synonyms: ['lifecycle', 'stage', 'status'],
    }),
    addresses: addresses(),
    ownerId: user({ synonyms: ['owner', 'contact owner'] }),
    tags: tags({ synonyms: ['labels', 'categories', 'group membership'] }),
    source: textField({ synonyms: ['lead source', 'origin', 'quelle'] }),
    campaign: textField({ synonyms: ['utm campaign', 'lead campaign', 'kampagne'] }),
    firstTouchAt: dateTime({ synonyms: ['first touch', 'first seen', 'erstkontakt'] }),
    language: language({ synonyms: ['sprache'] }),
    timeZone: textField({ synonyms: ['timezone', 'zeitzone'] }),
    birthday: date({ synonyms: ['birth date', 'geburtstag'] }),
    socialProfiles: socials({ synonyms: ['linkedin', 'twitter', 'instagram'] }),
    externalId: textField({ key: 'externalId', synonyms: ['id', 'customer id', 'record id', 'kundennummer'] }),
  },
  expressions: {
    companies: sql`(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'role', cc.role, 'primary', cc.is_primary,
      'startedOn', cc.started_on, 'endedOn', cc.ended_on) order by cc.is_primary desc, cc.started_on desc nulls last), '[]')
      from contact_companies as cc join companies as c on c.workspace_id = cc.workspace_id and c.id = cc.company_id
      where cc.workspace_id = contacts.workspace_id and cc.contact_id = contacts.id and c.deleted_at is null)`,
  },
  links: {
    companies: (predicate) => sql`exists (select 1 from contact_companies as link
      join companies on companies.workspace_id = link.workspace_id and companies.id = link.company_id
      where link.workspace_id = contacts.workspace_id and link.contact_id = contacts.id and companies.deleted_at is null and ${predicate})`,
  },
  timeline: (id) => ({ contactId: id }),
  beforeWrite: changedCompanies,
  afterWrite: writeCompanies,
})
