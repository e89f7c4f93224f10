import { z } from 'zod'
import type { TaskList } from '#platform/jobs/task'
import { askAbout } from '../domain/ask.ts'

const Asked = z.union([z.object({ conversationId: z.uuid() }), z.object({ ticketId: z.uuid() })])

export const feedbackTasks: TaskList = {
  'feedback.ask': async ({ kith, payload, workspace }) => {
    const about = Asked.parse(payload)
    await workspace((ctx) => askAbout(ctx, kith, about), { seesEverything: true })
  },
}
