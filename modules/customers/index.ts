import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { customersOwnRoutes } from './api/routes.ts'
import { contactProposalsContract } from './contract/card.ts'
import { customerChangesContract, tagsContract } from './contract/changes.ts'
import {
  activitiesContract,
  companiesContract,
  contactsContract,
  notesContract,
  taskClaimsContract,
  tasksContract,
} from './contract/customers.ts'
import { quietCustomersContract } from './contract/quiet.ts'
import { activity } from './objects/activity.ts'
import { company } from './objects/company.ts'
import { contact } from './objects/contact.ts'
import { note } from './objects/note.ts'
import { task } from './objects/task.ts'
import './first-acts.ts'

export const customersContract = {
  contacts: contactsContract,
  companies: companiesContract,
  notes: notesContract,
  tasks: tasksContract,
  taskClaims: taskClaimsContract,
  activities: activitiesContract,
  contactProposals: contactProposalsContract,
  customerChanges: customerChangesContract,
  quietCustomers: quietCustomersContract,
  tags: tagsContract,
}

export const customersObjects = [contact, company, note, task, activity]

export { customersTasks } from './jobs/remind.ts'

export { seedActivity, seedCustomers } from './seed.ts'
export { seedDuplicates } from './seed-duplicates.ts'
export { seedCustomerViews } from './seed-views.ts'

export const customersRoutes: Route[] = [
  ...objectRoutes(contact, contactsContract),
  ...objectRoutes(company, companiesContract),
  ...objectRoutes(note, notesContract),
  ...objectRoutes(task, tasksContract),
  ...objectRoutes(activity, activitiesContract),
  ...customersOwnRoutes,
]
