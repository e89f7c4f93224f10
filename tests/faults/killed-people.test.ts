import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { saveRecords } from '#platform/objects/save-records'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const MANY = 1_100

let space: TestWorkspace

beforeAll(async () => {
  const [made] = await Promise.all([aWorkspace(), buildDoomedWorker()])
  space = made
})

/** Kills the worker in what it does, which takes so many `statements`, and after it. @returns whether the first death came. */
async function diesThrice(statements: number): Promise<boolean> {
  const moment = (at: number | 'end', sent: boolean) => worksUntilKilled(space.kith, { at, sent })
  const some = () => 1 + Math.floor(Math.random() * statements)
  const died = await moment(some(), Math.random() < 0.5)
  await moment(some(), Math.random() < 0.5)
  await moment('end', true)
  await worksToTheEnd(space.kith, tasks)
  return died
}

test('each invitation is one mail, however often the worker that writes it is killed', async () => {
  const { ann, kith } = space
  const emails = ['ola', 'pia', 'rui'].map((name) => `${name}.${Date.now()}@hafen.example`)
  const { body } = await ann.asks('POST', '/invitations', { emails, role: 'member' })
  // As with a mail server, which this installation has none of.
  await ann.does(async (ctx) => {
    for (const { id } of body.items) await ctx.later('invitations.mail', { invitationId: id })
  })
  expect(await diesThrice(24)).toBe(true)
  const { rows } = await kith.database.owner.query<{ recipient: string }>(
    'select recipient from outgoing_mails where recipient = any ($1) order by 1',
    [emails],
  )
  expect(rows.map(({ recipient }) => recipient)).toEqual(emails)
})

test('whoever is shut out is out at once; what they had is handed over once, though its worker is killed', async () => {
  const { ann, ben, rita, kith } = space
  await ben.does((ctx) =>
    saveRecords(
      ctx,
      ctx.objects.find('contact'),
      Array.from({ length: MANY }, (_, at) => ({ input: { firstName: `Somebody ${at}`, ownerId: ben.userId } })),
    ),
  )
  const { body } = await ann.asks('PUT', `/members/${ben.userId}/deactivation`, { handOverTo: rita.userId })
  const [jobId] = body.jobIds
  expect((await ben.asks('GET', '/contacts')).status).toBe(401)
  expect(await diesThrice(75)).toBe(true)
  const { rows } = await kith.database.owner.query(
    `select (select count(*)::int from contacts where owner_id = $1) as theirs,
       (select count(*)::int from contacts where owner_id = $2) as left,
       (select count(*)::int from events where type = 'contact.updated' and cause_id = $3) as told`,
    [rita.userId, ben.userId, jobId],
  )
  expect(rows).toEqual([{ theirs: MANY, left: 0, told: MANY }])
  expect((await ann.asks('GET', `/bulk-jobs/${jobId}`)).body).toMatchObject({
    status: 'done',
    counts: { total: MANY, changed: MANY, failed: 0 },
  })
  expect((await ann.asks('GET', '/former-members')).body.items).toMatchObject([{ handedTo: { id: rita.userId } }])
})
