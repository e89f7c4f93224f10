import { links, relation, requiredLongText, textField } from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { ANY_OWN } from '#platform/objects/own-records'
import { changedLinks, linkSql, writeLinks } from '../domain/write-links.ts'

const about = (_: string, { contactId, companyId }: Record<string, unknown>) => ({
  contactId: (contactId as string | null | undefined) ?? null,
  companyId: (companyId as string | null | undefined) ?? null,
})

/** Something worth remembering about a contact, a company or any other record. Only the team sees it. */
export const note = objectType({
  name: 'note',
  plural: 'notes',
  module: 'customers',
  table: 'notes',
  icon: 'note',
  title: ['body'],
  defaultSort: '-createdAt',
  fields: {
    body: requiredLongText({ searchable: true }),
    contactId: relation('contact'),
    companyId: relation('company'),
    aboutId: relation(ANY_OWN),
    links: links(),
    externalId: textField({ key: 'externalId' }),
  },
  ...linkSql({ table: 'notes', parts: ['links'] }),
  timeline: about,
  beforeWrite: (ctx, writes) => changedLinks(ctx, writes, ['links']),
  afterWrite: (ctx, writes) => writeLinks(ctx, writes, ['links']),
})
