import { z } from 'zod'
import type { TaskList } from '#platform/jobs/task'
import { askAbout } from '../domain/ask.ts'

const Asked = z.object({ conversationId: z.uuid() })

export const feedbackTasks: TaskList = {
  'feedback.ask': async ({ kith, payload, workspace }) => {
    const { conversationId } = Asked.parse(payload)
    await workspace((ctx) => askAbout(ctx, kith, conversationId), { seesEverything: true })
  },
}
