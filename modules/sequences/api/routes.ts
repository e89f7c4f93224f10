import { type Route, routes } from '#platform/http/route'
import { letters } from '../contract/letters.ts'
import { enrolments, optOuts, sequences } from '../contract/sequences.ts'
import { mailTemplates, mailVariablesContract } from '../contract/templates.ts'
import { enrol } from '../domain/enrol.ts'
import { listEnrolments } from '../domain/list-enrolments.ts'
import { listLetters } from '../domain/list-letters.ts'
import { approveDraft, moveEnrolment } from '../domain/move-enrolment.ts'
import { noteAnswer } from '../domain/note-answer.ts'
import { noteOptOut, readOptOut } from '../domain/opt-out.ts'
import { sendLetter } from '../domain/send-letter.ts'
import { changeSequence, createSequence, findSequence, listSequences, removeSequence } from '../domain/sequences.ts'
import { changeTemplate, createTemplate, listTemplates, removeTemplate } from '../domain/templates.ts'
import { mailVariables } from '../domain/variables.ts'
import { previewLetter } from '../domain/write-mail.ts'

export const sequencesRoutes: Route[] = [
  ...routes(mailTemplates, {
    list: listTemplates,
    create: createTemplate,
    change: changeTemplate,
    remove: removeTemplate,
  }),
  ...routes(mailVariablesContract, { list: async (ctx) => ({ items: mailVariables(ctx) }) }),
  ...routes(letters, { list: listLetters, send: sendLetter, preview: previewLetter, answer: noteAnswer }),
  ...routes(sequences, {
    list: listSequences,
    get: (ctx, { id }) => findSequence(ctx, id),
    create: createSequence,
    change: changeSequence,
    remove: removeSequence,
    enrol,
  }),
  ...routes(enrolments, { list: listEnrolments, act: moveEnrolment, approve: approveDraft }),
  ...routes(optOuts, { get: readOptOut, put: noteOptOut }),
]
