import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCuttableLine } from '#tests/support/cuttable-line'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { aSpace, letter } from '#tests/support/mailbox-at-dovecot'

if (!hasDovecot) console.warn('Dovecot is not installed, or this is not root: a mailbox of 10,000 mails is not tested')

const MANY = 10_000

describe.skipIf(!hasDovecot)('with Dovecot', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  test('10,000 mails come in once each, over a line that is cut again and again', async () => {
    const space = await aSpace(dovecot)
    const between = await aCuttableLine(dovecot.port)
    const box = await space.connect('shared', 1, 'secret', between.port)
    // Dovecot makes the folder; what lies in it is a mail a file.
    await box.append(letter({ id: 'many-0', subject: 'Mail 0' }))
    const folder = join(dovecot.maildirOf(box.address), 'new')
    await mkdir(folder, { recursive: true })
    for (let begin = 1; begin < MANY; begin += 500)
      await Promise.all(
        Array.from({ length: Math.min(500, MANY - begin) }, (_, at) => {
          const n = begin + at
          const from = `Guest ${n % 900} <g${n % 900}@x.example>`
          return writeFile(
            join(folder, `${1_700_000_000 + n}.M${n}P1.kith`),
            letter({ id: `many-${n}`, subject: `Mail ${n}`, from }),
            { mode: 0o644 },
          )
        }),
      )
    const { owner } = space.kith.database
    const state = async () => (await space.ann.asks('GET', `/mailboxes/${box.id}`)).body
    const inbox = async () => (await state()).folders.find(({ role }: { role: string }) => role === 'inbox')
    for (const megabytes of [0.4, 0.8]) {
      between.cutAfter(megabytes * 1024 * 1024)
      await box.sync()
      expect(await state()).toMatchObject({
        state: 'active',
        lastError: expect.any(String),
        retryAt: expect.any(String),
      })
      expect(await inbox()).toMatchObject({ lastError: expect.any(String), firstDone: false })
      expect((await inbox()).waiting).toBeGreaterThan(0)
      await owner.query('update mailboxes set retry_at = null where id = $1', [box.id])
    }
    const before = (await state()).emails
    expect(before).toBeGreaterThan(0)
    between.cutAfter(Number.POSITIVE_INFINITY)
    await box.sync()
    expect(await inbox()).toMatchObject({ waiting: 0, firstDone: true, lastError: null, leftOut: 0 })
    const { rows } = await owner.query(
      `select count(*)::int as emails, count(distinct message_id)::int as different,
         (select count(*)::int from email_places p join emails e on e.id = p.email_id where e.mailbox_id = $1) as places,
         (select count(*)::int from events where type = 'email.received' and payload->>'mailboxId' = $1::text) as told
       from emails where mailbox_id = $1`,
      [box.id],
    )
    expect(rows).toEqual([{ emails: MANY, different: MANY, places: MANY, told: MANY }])
  }, 900_000)
})
