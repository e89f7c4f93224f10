import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { objectContract } from '#platform/objects/object-contract'
import { recordShape } from '#platform/objects/object-type'
import { activity } from '../objects/activity.ts'
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

export const tasksContract = objectContract(task, {
  title: 'Send the price list',
  dueAt: '2026-11-20T09:00:00Z',
  remindAt: '2026-11-20T08:30:00Z',
  repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1',
  priority: 'high',
  checklist: [{ text: 'Ask Jonas for the new prices' }],
})

export const activitiesContract = objectContract(activity, {
  kind: 'call',
  title: 'About the trial week',
  startsAt: '2026-11-19T09:30:00Z',
  minutes: 15,
  outcome: 'reached',
  details: 'Likes the decaf; wants to hear about the grinder.',
})

/** Who sees to a task of a team’s queue. */
export const taskClaimsContract = {
  create: endpoint({
    method: 'PUT',
    path: '/tasks/{id}/claim',
    summary: 'Take a task that nobody has; whoever comes second is told who has it',
    permission: 'tasks.update',
    input: z.strictObject({ id: Id }),
    output: recordShape(task.fields),
    refusals: ['record_not_found', 'task_taken'],
    example: { id: '00000000-0000-7000-8000-000000000000' },
  }),
}
