import type { MappableField } from './target.ts'

/** Fields of object types as tests of the import need them; the real ones belong to modules, which the platform does not know. */
export const CONTACT: MappableField[] = [
  { name: 'firstName', type: 'text' },
  { name: 'lastName', type: 'text' },
  { name: 'emails', type: 'emails' },
  { name: 'phones', type: 'phones' },
  { name: 'companies', type: 'related', object: 'company' },
  { name: 'addresses', type: 'addresses' },
  { name: 'socialProfiles', type: 'socials' },
  { name: 'jobTitle', type: 'text' },
  { name: 'lifecycleStage', type: 'select', options: ['lead', 'customer', 'former'] },
  { name: 'language', type: 'language' },
  { name: 'birthday', type: 'date' },
  { name: 'ownerId', type: 'user' },
  { name: 'tags', type: 'tags' },
  { name: 'externalId', type: 'text' },
]

export const ORDER: MappableField[] = [
  { name: 'number', type: 'text' },
  { name: 'placedAt', type: 'dateTime' },
  { name: 'status', type: 'select', options: ['paid', 'refunded'] },
  { name: 'currency', type: 'text' },
  { name: 'total', type: 'money' },
  { name: 'contactId', type: 'relation', object: 'contact' },
  { name: 'companyId', type: 'relation', object: 'company' },
  { name: 'lines', type: 'lines' },
  { name: 'externalId', type: 'text' },
]
