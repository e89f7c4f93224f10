import { objectContract } from '#platform/objects/object-contract'
import { company } from '../objects/company.ts'
import { contact } from '../objects/contact.ts'
import { note } from '../objects/note.ts'
import { task } from '../objects/task.ts'

export const contactsContract = objectContract(contact, {
  firstName: 'Sofia',
  lastName: 'Marchetti',
  emails: [{ value: 'sofia@cafe-lumen.example', primary: true }],
  phones: [{ value: '+494031804420', primary: true }],
  companies: [{ name: 'Café Lumen', role: 'Owner' }],
  lifecycleStage: 'customer',
  tags: ['wholesale'],
})

export const companiesContract = objectContract(company, {
  name: 'Café Lumen',
  domains: ['cafe-lumen.example'],
  industry: 'Gastronomy',
  addresses: [{ street: 'Bahrenfelder Straße 12', postcode: '22765', city: 'Hamburg', country: 'DE' }],
})

export const notesContract = objectContract(note, { body: 'Second counter opens on Saturday.' })

export const tasksContract = objectContract(task, { title: 'Send the price list', dueAt: '2026-11-20T09:00:00Z' })
