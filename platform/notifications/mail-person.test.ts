import { expect, test } from 'vitest'
import { type Ctx, inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { declareNotification } from './kinds.ts'
import { mailPerson } from './mail-person.ts'
import { notify } from './notify.ts'
import { notificationTasks } from './tasks.ts'

declareNotification({
  kind: 'mailed.now',
  words: { en: { name: 'Now', line: '{{actor}} needs you' }, de: { name: 'Sofort', line: '{{actor}} braucht dich' } },
  defaults: { inApp: true, mail: 'instant' },
})
declareNotification({
  kind: 'mailed.daily',
  words: { en: { name: 'Daily', line: '{{actor}} likes it' }, de: { name: 'Täglich', line: '{{actor}} gefällt es' } },
  defaults: { inApp: true, mail: 'daily' },
})

const config = { publicUrl: 'https://kith.example' }
// A Thursday; Berlin is an hour ahead of UTC.
const NOON = '2026-11-19T11:00:00Z'
const EVENING = '2026-11-19T20:00:00Z'
const at = (ctx: Ctx, moment: string) => inLightOf(ctx, { now: () => new Date(moment) })

async function inOffice() {
  const space = await aWorkspace()
  const { ann, ben } = space
  const tell = (kind: string, key: string, moment: string, params = {}) =>
    ann.does((ctx) => notify(at(ctx, moment), { kind, to: [ben.userId], key, params }))
  const mailing = (moment: string, person: Person = ben) => person.does((ctx) => mailPerson(at(ctx, moment), config))
  const mails = async () => {
    const { rows } = await space.kith.database.owner.query<{
      subject: string
      text: string
      html: string
      recipient: string
    }>('select recipient, subject, text, html from outgoing_mails where workspace_id = $1 order by id', [
      space.workspaceId,
    ])
    return rows
  }
  return { ...space, tell, mailing, mails }
}

test('news comes at once by one mail, once, however many write it at the same time', async () => {
  const { ben, tell, mailing, mails } = await inOffice()
  await tell('mailed.now', 'a', NOON, { excerpt: '<script>Hi & bye</script>\nSubject: x' })
  await Promise.all([mailing(NOON), mailing(NOON), mailing(NOON)])
  await tell('mailed.now', 'a', NOON)
  await mailing(NOON)
  const [mail, ...more] = await mails()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ recipient: expect.stringContaining(ben.userId), subject: 'Ann needs you' })
  expect(mail?.text).toContain(
    'Hello Ben,\n\n- Ann needs you (Nov 19, 2026, 12:00 PM)\n  “<script>Hi & bye</script> Subject: x”',
  )
  expect(mail?.text).toContain('https://kith.example/settings/notifications')
  expect(mail?.html).toContain('&lt;script&gt;Hi &amp; bye')
})

test('a transaction that is lost mails nothing, and the next one all of it', async () => {
  const { ben, tell, mailing, mails } = await inOffice()
  await tell('mailed.now', 'a', NOON)
  const lost = ben.does(async (ctx) => {
    await mailPerson(at(ctx, NOON), config)
    throw new Error('killed')
  })
  await expect(lost).rejects.toThrow('killed')
  expect(await mails()).toEqual([])
  await mailing(NOON)
  expect(await mails()).toHaveLength(1)
})

test('what has been read is not mailed, and what is quiet waits', async () => {
  const { ben, tell, mailing, mails } = await inOffice()
  await tell('mailed.now', 'read', NOON)
  const { items } = (await ben.asks('GET', '/notifications')).body
  await ben.asks('PATCH', '/notifications', { ids: [items[0].id], read: true })
  await tell('mailed.now', 'evening', EVENING)
  await mailing(EVENING)
  await mailing('2026-11-20T05:59:00Z')
  expect(await mails()).toEqual([])
  await mailing('2026-11-20T06:00:00Z')
  expect(await mails()).toMatchObject([{ subject: 'Ann needs you' }])
})

test('a day’s news comes in one mail, in the language of its reader, and as newly chosen', async () => {
  const { kith, ben, tell, mailing, mails } = await inOffice()
  await kith.database.owner.query(`update users set locale = 'de' where id = $1`, [ben.userId])
  for (const key of ['a', 'b']) await tell('mailed.daily', key, NOON)
  await mailing(EVENING)
  expect(await mails()).toEqual([])
  await mailing('2026-11-20T07:00:00Z')
  const [mail] = await mails()
  expect(mail?.subject).toBe('Ihr Tag in Hafen Kaffee')
  expect(mail?.text.match(/Ann gefällt es \(19\.11\.2026, 12:00\)/g)).toHaveLength(2)
  await tell('mailed.daily', 'c', EVENING)
  await ben.asks('PATCH', '/notification-preferences', { kinds: [{ kind: 'mailed.daily', inApp: true, mail: 'none' }] })
  await mailing('2027-01-01T07:00:00Z')
  expect(await mails()).toHaveLength(1)
})

test('the round mails everybody who is due, tells the outbox no more than that, and nobody without a mail server', async () => {
  const { kith, workspaceId, ann, ben, tell, mails } = await inOffice()
  const withServer = {
    ...kith,
    now: () => new Date(NOON),
    config: { ...kith.config, ...config, smtpUrl: 'smtp://127.0.0.1:1' },
  }
  const jobOf = (task: string, asking: typeof kith, person: Person) =>
    notificationTasks[task]?.({
      ...{ kith: asking, payload: {}, attempt: 1, lastAttempt: false, log: kith.log },
      signal: new AbortController().signal,
      workspace: (work) => inWorkspace(asking, person.acting, work),
    })
  await tell('mailed.now', 'a', NOON)
  await jobOf('notifications.mail', withServer, ben)
  const { rows } = await kith.database.owner.query(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'notifications.mailPerson' and payload ->> 'workspaceId' = $1`,
    [workspaceId],
  )
  expect(rows).toMatchObject([{ payload: { userId: ben.userId } }])
  await jobOf('notifications.mailPerson', withServer, ben)
  expect(await mails()).toHaveLength(1)
  const { items } = (await ann.asks('GET', '/outbox')).body
  expect(items).toMatchObject([{ subject: '', confidential: true }])
  expect((await ann.asks('GET', `/outbox/${items[0].id}`)).body).toMatchObject({ text: null, html: null })
  await tell('mailed.now', 'b', NOON)
  await jobOf('notifications.mail', { ...withServer, config: { ...withServer.config, smtpUrl: undefined } }, ben)
  await jobOf('notifications.mailPerson', withServer, ben)
  expect(await mails()).toHaveLength(1)
})

test('what was told three months ago is forgotten', async () => {
  const { kith, ben, tell } = await inOffice()
  await tell('mailed.now', 'old', '2026-08-01T10:00:00Z')
  await tell('mailed.now', 'new', NOON)
  await notificationTasks['notifications.forget']?.({
    ...{ kith: { ...kith, now: () => new Date(NOON) }, payload: {}, attempt: 1, lastAttempt: false, log: kith.log },
    signal: new AbortController().signal,
    workspace: (work) => inWorkspace(kith, ben.acting, work),
  })
  expect((await ben.asks('GET', '/notifications')).body.items).toHaveLength(1)
})
