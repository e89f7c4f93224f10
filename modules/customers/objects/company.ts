import {
  addresses,
  domains,
  longText,
  optionalSelect,
  phones,
  relation,
  requiredText,
  tags,
  textField,
  url,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'

export const companySizes = ['1', '2-10', '11-50', '51-250', '251-1000', '1001+'] as const

/** An organisation. Recognised by its domains. */
export const company = objectType({
  name: 'company',
  plural: 'companies',
  module: 'customers',
  table: 'companies',
  icon: 'building',
  title: ['name'],
  alike: { kind: 'organisation', name: 'name' },
  defaultSort: '-createdAt',
  fields: {
    name: requiredText({
      searchable: true,
      sortable: true,
      alphabetical: true,
      synonyms: ['account', 'account name', 'company name', 'organisation', 'organization', 'firma', 'unternehmen'],
    }),
    domains: domains({ searchable: true, key: 'domain', synonyms: ['domain', 'email domain', 'company domain name'] }),
    industry: textField({ synonyms: ['sector', 'branche', 'industry'] }),
    size: optionalSelect(companySizes, { synonyms: ['employees', 'mitarbeiter', 'number of employees'] }),
    phones: phones({ searchable: true, key: 'phone', synonyms: ['phone', 'telefon'] }),
    website: url({ synonyms: ['web', 'homepage', 'url', 'webseite'] }),
    addresses: addresses({ searchable: true }),
    description: longText({ synonyms: ['about', 'beschreibung'] }),
    parentId: relation('company', { synonyms: ['parent', 'subsidiary of', 'parent account'] }),
    ownerId: user(),
    pricelistId: relation('pricelist', { synonyms: ['price list', 'preisliste'] }),
    tags: tags(),
    source: textField(),
    externalId: textField({ key: 'externalId', synonyms: ['id', 'account id', 'record id', 'kundennummer'] }),
  },
  timeline: (id) => ({ companyId: id }),
})
