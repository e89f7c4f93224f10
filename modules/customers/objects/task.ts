import {
  checklist,
  dateTime,
  field,
  links,
  longText,
  relation,
  requiredText,
  select,
  team,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { ANY_OWN } from '#platform/objects/own-records'
import { RepeatRule } from '../domain/repeat-rule.ts'
import { linkSql } from '../domain/write-links.ts'
import { taskBefore, taskWritten } from '../domain/write-task.ts'
import { note } from './note.ts'

export const taskPriorities = ['low', 'normal', 'high', 'urgent'] as const

/** Something to do, by somebody or by whoever of a team takes it, by a time. Done once completedAt stands. */
export const task = objectType({
  name: 'task',
  plural: 'tasks',
  module: 'customers',
  table: 'tasks',
  icon: 'checkbox',
  title: ['title'],
  defaultSort: 'dueAt',
  calendar: { start: 'dueAt', done: 'completedAt', details: 'details', beside: ['remindAt'] },
  fields: {
    title: requiredText({ searchable: true }),
    details: longText({ searchable: true }),
    dueAt: dateTime({ sortable: true }),
    remindAt: dateTime(),
    /** An RRULE of RFC 5545; completing the task makes the next one. */
    repeat: field('text', RepeatRule.read, RepeatRule.write, {}),
    priority: select(taskPriorities, { default: 'normal', synonyms: ['importance', 'priorität'] }),
    checklist: checklist(),
    completedAt: dateTime(),
    assigneeId: user(),
    /** Whose queue it waits in: as long as it has no assignee, anybody of the team may take it. */
    teamId: team(),
    contactId: relation('contact'),
    companyId: relation('company'),
    aboutId: relation(ANY_OWN),
    links: links(),
    externalId: textField({ key: 'externalId' }),
  },
  ...linkSql({ table: 'tasks', parts: ['links'] }),
  timeline: note.timeline,
  beforeWrite: taskBefore,
  afterWrite: taskWritten,
})
