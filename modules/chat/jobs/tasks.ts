import { z } from 'zod'
import type { TaskList } from '#platform/jobs/task'
import { answerQuestion, tellDraft, wordDraft } from '../domain/assistant/answer.ts'
import { mailMissed } from '../domain/mail-missed.ts'
import { forget } from './forget.ts'

const Asked = z.object({ visitorId: z.uuid(), messageId: z.uuid() })

const Missed = z.object({ visitorId: z.uuid() })

export const chatTasks: TaskList = {
  'chat.forget': forget,
  'chat.missed': async ({ payload, workspace }) => {
    const { visitorId } = Missed.parse(payload)
    await workspace((ctx) => mailMissed(ctx, visitorId), { seesEverything: true })
  },
  'chat.answer': async ({ kith, payload, workspace }) => {
    const asked = Asked.parse(payload)
    const all = { seesEverything: true }
    const draft = await workspace((ctx) => answerQuestion(ctx, kith, asked), all)
    if (!draft) return
    const phrasing = await wordDraft(kith, draft)
    await workspace((ctx) => tellDraft(ctx, asked, draft, phrasing), all)
  },
}
