import { type Route, routes } from '#platform/http/route'
import { letters } from '../contract/letters.ts'
import { mailTemplates, mailVariablesContract } from '../contract/templates.ts'
import { listLetters } from '../domain/list-letters.ts'
import { noteAnswer } from '../domain/note-answer.ts'
import { sendLetter } from '../domain/send-letter.ts'
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
]
