import { expect, test } from 'vitest'
import type { Job } from '#platform/jobs/task'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { authTasks } from './forget-expired.ts'

test('what has run out is forgotten, what still counts is kept', async () => {
  const { kith, server } = await testKith()
  const { owner } = kith.database
  const jana = await aSignedInVisitor(server)
  await aVisitor(server).asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  await aVisitor(server).asks('POST', '/api/auth/request-password-reset', { email: jana.email })
  await owner.query(
    `update sessions set expires_at = now() - interval '1 second' where id = (select max(id::text)::uuid from sessions)`,
  )
  await owner.query(
    `insert into attempts values ('\\x00', 1, now() - interval '1 second'), ('\\x01', 1, now() + interval '1 hour')`,
  )
  await owner.query(
    `insert into founding_answers values ('\\x00', '', 200, '{}', now() - interval '25 hours'), ('\\x01', '', 200, '{}', now())`,
  )
  const left = async () => {
    const { rows } = await owner.query(
      `select (select count(*) from sessions)::integer as sessions, (select count(*) from attempts)::integer as attempts,
              (select count(*) from verifications)::integer as links,
              (select count(*) from founding_answers)::integer as answers`,
    )
    return rows[0]
  }
  expect(await left()).toEqual({ sessions: 2, attempts: 2, links: 1, answers: 2 })
  await authTasks['auth.forgetExpired']?.({ kith } as Job) // it looks at nothing else of the job
  expect(await left()).toEqual({ sessions: 1, attempts: 1, links: 1, answers: 1 })
  await owner.query(`update verifications set expires_at = now() - interval '1 second'`)
  await authTasks['auth.forgetExpired']?.({ kith } as Job)
  expect(await left()).toEqual({ sessions: 1, attempts: 1, links: 0, answers: 1 })
  expect((await jana.asks('GET', '/api/v1/workspace')).status).toBe(200)
})
