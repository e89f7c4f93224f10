import { dateTime, longText, relation, requiredText, textField, user } from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { ANY_OWN } from '#platform/objects/own-records'
import { note } from './note.ts'

/** Something to do, by somebody, by a time. Done once completedAt stands. */
export const task = objectType({
  name: 'task',
  plural: 'tasks',
  module: 'customers',
  table: 'tasks',
  icon: 'checkbox',
  title: ['title'],
  defaultSort: 'dueAt',
  calendar: { start: 'dueAt', done: 'completedAt' },
  fields: {
    title: requiredText({ searchable: true }),
    details: longText({ searchable: true }),
    dueAt: dateTime({ sortable: true }),
    completedAt: dateTime(),
    assigneeId: user(),
    contactId: relation('contact'),
    companyId: relation('company'),
    aboutId: relation(ANY_OWN),
    externalId: textField({ key: 'externalId' }),
  },
  timeline: note.timeline,
})
