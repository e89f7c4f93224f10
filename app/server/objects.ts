import { commerceObjects } from '#modules/commerce'
import { conversationsObjects } from '#modules/conversations'
import { customersObjects } from '#modules/customers'
import { invoicesObjects } from '#modules/invoices'
import { knowledgeObjects } from '#modules/knowledge'
import { quotesObjects } from '#modules/quotes'
import { salesObjects } from '#modules/sales'
import { ticketsObjects } from '#modules/tickets'
import type { ObjectType } from '#platform/objects/object-type'
import { registerObjects } from '#platform/objects/registry'

/** The object types of all modules. */
export const objects = registerObjects([
  ...customersObjects,
  ...commerceObjects,
  ...knowledgeObjects,
  ...conversationsObjects,
  ...ticketsObjects,
  ...salesObjects,
  ...quotesObjects,
  ...invoicesObjects,
] as unknown as ObjectType[]) // the engine reads fields by name only
