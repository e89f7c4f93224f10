import { chatTasks } from '#modules/chat/jobs/tasks.ts'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { Job } from '#platform/jobs/task'
import { aBrowser, aChannel, alwaysOpen } from './a-chat.ts'
import { aWorkspace, type TestWorkspace } from './workspace.ts'

export const question = 'How coarse do I grind for a filter machine?'

/** The assistant works on what waits for it, as its job does. */
export async function answers({ kith, workspaceId }: TestWorkspace) {
  const { rows } = await kith.database.owner.query(
    `select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id
     where t.identifier = 'chat.answer' and p.payload ->> 'workspaceId' = $1 order by p.id`,
    [workspaceId],
  )
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  for (const { payload } of rows)
    await chatTasks['chat.answer']?.({ kith, payload, workspace: (work) => inWorkspace(kith, acting, work) } as Job)
}

export async function aDesk(assistant: object = {}) {
  const place = await aWorkspace()
  const { ann } = place
  await alwaysOpen(place)
  const { body: article } = await ann.asks('POST', '/articles', { title: 'Grind guide', language: 'en' })
  const path = `/articles/${article.id}/translations/en`
  const body = '<p>Grind a bit coarser for a filter machine and use 60 g a litre.</p>'
  await ann.asks('PUT', path, { title: 'Grind guide', body })
  await ann.asks('POST', `${path}/publications`)
  const channel = await aChannel(place, { assistant: { isOn: true, ...assistant } })
  const visitor = aBrowser(place, channel.word)
  await visitor.begins({ answers: { name: 'Yuki', email: 'yuki@tanaka.example' } })
  return { place, channel, visitor, article: String(article.id) }
}
