import { z } from 'zod'
import { subscribers, tasks } from '#app/server/tasks.ts'
import { mailTranscript } from '#modules/chat/domain/mail-transcript.ts'
import { storedVisitor } from '#modules/chat/domain/sessions.ts'
import { rate } from '#modules/feedback/domain/rate.ts'
import { storedForm } from '#modules/forms/domain/find-form.ts'
import { takeSubmission } from '#modules/forms/domain/submit/take-submission.ts'
import { openTicket } from '#modules/tickets'
import { announce } from '#platform/collaboration/announcements/announcements'
import { createHandOver } from '#platform/collaboration/hand-overs/hand-over'
import { deliverSome } from '#platform/events/deliver'
import type { TaskList } from '#platform/jobs/task'
import { findRecord } from '#platform/objects/find-record'
import { saveRecord } from '#platform/objects/save-records'

const Announcing = z.looseObject({ title: z.string() })
const Handing = z.looseObject({ object: z.string(), recordId: z.string(), newOwnerId: z.string() })
const Completing = z.looseObject({ id: z.string(), completedAt: z.string() })

const Reading = z.looseObject({ subscriber: z.string().optional() })
const Opening = z.looseObject({ conversationId: z.string(), requestId: z.string() })

const FillingIn = z.looseObject({ formId: z.string(), token: z.string(), email: z.string() })

const Mailing = z.looseObject({ visitorId: z.string() })
const Rating = z.looseObject({ surveyId: z.string(), rating: z.number() })

/** All jobs, and what else a killed process may leave halfway: the reading of the stream, and what people ask for. */
export const mortalTasks: TaskList = {
  ...tasks,
  'test.readStream': async ({ kith, payload }) => {
    const { subscriber: name } = Reading.parse(payload)
    for (const subscriber of subscribers.filter((one) => !name || one.name === name))
      while ((await deliverSome(kith, subscriber)) !== 'nothing');
  },
  'test.openTicket': ({ workspace, payload }) => {
    const { conversationId, requestId } = Opening.parse(payload)
    return workspace(async (ctx) => void (await openTicket(ctx, { id: conversationId, requestId })))
  },
  'test.announce': ({ workspace, payload }) => {
    const { title } = Announcing.parse(payload)
    return workspace(async (ctx) => void (await announce(ctx, { title, body: '', teamIds: [] })))
  },
  'test.handOver': ({ workspace, payload }) => {
    const { object, recordId, newOwnerId } = Handing.parse(payload)
    const draft = { object, recordId, newOwnerId, reason: 'Spring', note: '', items: ['Call', 'Visit'] }
    return workspace(async (ctx) => {
      // Whoever asks again looks first whether it was done.
      const { ownerId } = await findRecord(ctx, ctx.objects.find(object), recordId)
      if (ownerId !== newOwnerId) await createHandOver(ctx, draft)
    })
  },
  'test.fillIn': ({ workspace, payload }) => {
    const { formId, token, email } = FillingIn.parse(payload)
    const sent = { token, values: new Map([['email', [email]]]), files: new Map(), agreed: false, trapped: false }
    const origin = { source: 'newsletter' }
    return workspace(async (ctx) => {
      const form = await storedForm(ctx, formId)
      if (!form) throw new Error('No such form')
      const { status } = await takeSubmission(ctx, form, { ...sent, origin }, 'http://localhost')
      if (status === 'faulty') throw new Error('Not taken')
    })
  },
  'test.transcript': ({ workspace, payload }) => {
    const { visitorId } = Mailing.parse(payload)
    return workspace(async (ctx) => {
      const visitor = await storedVisitor(ctx, visitorId)
      if (!visitor) throw new Error('No such visitor')
      await mailTranscript(ctx, visitor)
    })
  },
  'test.rate': ({ workspace, payload }) => {
    const { surveyId, rating } = Rating.parse(payload)
    return workspace(async (ctx) => void (await rate(ctx, { id: surveyId, rating, comment: 'Torn again' })))
  },
  'test.complete': ({ workspace, payload }) => {
    const { id, completedAt } = Completing.parse(payload)
    return workspace(
      async (ctx) => void (await saveRecord(ctx, ctx.objects.find('task'), { id, input: { completedAt } })),
    )
  },
}
