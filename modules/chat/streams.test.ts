import { uuidv7 } from 'uuidv7'
import { expect, onTestFinished, test } from 'vitest'
import { aBrowser, aChannel, alwaysOpen, shop } from '#tests/support/a-chat'
import { addressOf, aStream } from '#tests/support/a-stream'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person } from '#tests/support/workspace'

async function aTalk() {
  const place = await aWorkspace()
  await alwaysOpen(place)
  const channel = await aChannel(place)
  const address = await addressOf(place.server)
  const visitor = aBrowser(place, channel.word)
  await visitor.begins()
  await visitor.says('Hello')
  const { body } = await place.ann.asks('GET', '/inbox?box=all')
  const listens = async (since = 0) => {
    const stream = await aStream(address, { word: channel.word, token: visitor.token }, since)
    onTestFinished(() => stream.cut())
    return stream
  }
  return { place, channel, visitor, id: String(body.items[0].id), listens }
}

const reply = (person: Person, id: string, text: string) =>
  person.asks('POST', `/conversations/${id}/messages`, {
    ...{ messageId: uuidv7(), kind: 'reply', text, version: 0, anyway: true },
  })

test('a widget that is cut off again and again reads every line once and in order', async () => {
  const { place, id, listens } = await aTalk()
  const read: string[] = []
  let since = 0
  let isDone = false
  const widget = async () => {
    while (!isDone) {
      const stream = await listens(since)
      stream.hear = ({ line, text }) => {
        read.push(text)
        since = line
      }
      await eventually(() => stream.lines.length > 0 || isDone)
      stream.cut()
      await eventually(() => stream.ended)
    }
  }
  const watching = widget()
  for (let at = 1; at <= 30; at++) await reply(place.ben, id, `${at}`)
  await eventually(() => read.length >= 31)
  isDone = true
  await watching
  expect(read).toEqual(['Hello', ...Array.from({ length: 30 }, (_, at) => `${at + 1}`)])
})

test('a colleague who types is seen by the visitor of that conversation alone', async () => {
  const [ours, theirs] = [await aTalk(), await aTalk()]
  const [stream, other] = [await ours.listens(), await theirs.listens()]
  expect(stream).toMatchObject({ status: 200, allows: shop })
  const presence = { object: 'conversation', screen: uuidv7(), typing: true }
  await ours.place.ben.asks('PUT', `/presences/${ours.id}`, presence)
  await eventually(() => stream.typing.length > 0)
  expect(stream.typing).toEqual([{ name: 'Ben', typing: true }])
  await reply(theirs.place.ben, theirs.id, 'x')
  await eventually(() => other.lines.length === 2)
  expect(other.typing).toEqual([])
})

test('of two tabs both read what is said in either; when the database comes back nothing is missing', async () => {
  const { place, visitor, id, listens } = await aTalk()
  const [one, two] = [await listens(), await listens()]
  await visitor.says('From the first tab')
  await eventually(() => one.lines.length === 2 && two.lines.length === 2)
  await eventually(async () => {
    const { rowCount } = await place.kith.database.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kith standing' and datname = current_database()`,
    )
    return rowCount === 1
  })
  await reply(place.ben, id, 'While nobody heard')
  await eventually(() => one.lines.length === 3 && two.lines.length === 3)
  expect(two.lines.map(({ text }) => text)).toEqual(['Hello', 'From the first tab', 'While nobody heard'])
})

test('without a session there is no stream', async () => {
  const { place, channel } = await aTalk()
  const address = await addressOf(place.server)
  expect((await aStream(address, { word: channel.word, token: 'x' })).status).toBe(401)
})
