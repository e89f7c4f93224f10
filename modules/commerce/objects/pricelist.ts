import { boolean, longText, requiredCurrency, requiredText, textField } from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { becomeDefault, refuseSecondDefault } from '../domain/write-pricelists.ts'

/** What products cost in one currency: by default for everybody, or for the companies it was given to. */
export const pricelist = objectType({
  name: 'pricelist',
  plural: 'pricelists',
  module: 'commerce',
  table: 'pricelists',
  icon: 'tag',
  title: ['name'],
  defaultSort: 'name',
  fields: {
    name: requiredText({
      searchable: true,
      sortable: true,
      alphabetical: true,
      key: 'custom:pricelist.name',
      synonyms: ['price list', 'preisliste', 'list'],
    }),
    currency: requiredCurrency(),
    isDefault: boolean({ default: false, synonyms: ['default', 'standard'] }),
    notes: longText({ synonyms: ['comment', 'notizen'] }),
    externalId: textField({ key: 'externalId' }),
  },
  timeline: () => ({}),
  beforeWrite: becomeDefault,
  beforeRestore: refuseSecondDefault,
})
