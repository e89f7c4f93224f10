import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCuttableLine } from '#tests/support/cuttable-line'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { eventually } from '#tests/support/eventually'
import { aSpace, letter, watching, working } from '#tests/support/mailbox-at-dovecot'

describe.skipIf(!hasDovecot)('against Dovecot', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  /** A mailbox with a line to it, and mails that nobody looks for. */
  async function aWatchedBox() {
    const space = await aSpace(dovecot)
    const between = await aCuttableLine(dovecot.port)
    const box = await space.connect('shared', 1, 'secret', between.port)
    await working(box.kith)
    const { owner } = space.kith.database
    return {
      ...{ space, between, box },
      isWatched: async () => (await space.ann.asks('GET', `/mailboxes/${box.id}`)).body.isWatched,
      /** Nobody reads it: a line cut then breaks no reading, which would wait a minute. */
      isQuiet: async () => (await owner.query('select from graphile_worker._private_jobs')).rowCount === 0,
      has: async (subject: string) =>
        (await owner.query('select from emails where mailbox_id = $1 and subject = $2', [box.id, subject])).rowCount,
    }
  }

  test('a new mail is there at once, also after the line was cut, and by whoever holds it next', async () => {
    const { between, box, isWatched, isQuiet, has } = await aWatchedBox()
    expect(await isWatched()).toBe(false)
    const first = watching(box.kith)
    await eventually(isWatched)
    await box.append(letter({ id: 'line-1', subject: 'One' }))
    await eventually(() => has('One'))
    await eventually(isQuiet)
    between.cut()
    await box.append(letter({ id: 'line-2', subject: 'Two' }))
    await eventually(() => has('Two'))
    watching(box.kith)
    await first.close()
    await box.append(letter({ id: 'line-3', subject: 'Three' }))
    await eventually(() => has('Three'))
  })

  test('nobody holds a line to a mailbox that is paused, and somebody does once it goes on', async () => {
    const { space, box, isWatched, has } = await aWatchedBox()
    watching(box.kith)
    await eventually(isWatched)
    await space.ann.asks('PATCH', `/mailboxes/${box.id}`, { state: 'paused' })
    expect(await isWatched()).toBe(false)
    await space.ann.asks('PATCH', `/mailboxes/${box.id}`, { state: 'active' })
    await box.append(letter({ id: 'pause-1', subject: 'Again' }))
    await eventually(() => has('Again'))
  })
})
