import { relation, requiredLongText, textField } from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { ANY_OWN } from '#platform/objects/own-records'

const about = (_: string, { contactId, companyId }: Record<string, unknown>) => ({
  contactId: (contactId as string | null | undefined) ?? null,
  companyId: (companyId as string | null | undefined) ?? null,
})

/** Something worth remembering about a contact, a company or a record of an own object. Only the team sees it. */
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
    externalId: textField({ key: 'externalId' }),
  },
  timeline: about,
})
