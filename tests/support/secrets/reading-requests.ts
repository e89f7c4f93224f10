import { endpoints } from '#app/server/openapi.ts'
import { addressOf, type EndpointContract, metaOf } from '#platform/http/route'
import { exampleOf, requestOf } from '../request-of.ts'
import { type Named, objects, plurals, type SecretWorld } from './secret-world.ts'

/** What one is asked about beside what the path names: the examples' words for it, and what there is of it. */
type Known = Record<string, readonly string[]>

/**
 * Paths of everything that can be read in a world: every GET endpoint of the contract, about each record and each other thing
 * it can be about. What comes new to the contract comes here by itself, or is missed by name.
 */
export function readingRequests(world: SecretWorld): string[] {
  return endpoints()
    .filter((endpoint) => addressOf(endpoint).method === 'GET' && metaOf(endpoint).permission !== 'public')
    .flatMap((endpoint) => inputsOf(endpoint, world).map((input) => requestOf(endpoint, input).path))
}

function inputsOf(endpoint: EndpointContract, world: SecretWorld): Record<string, unknown>[] {
  const { path } = addressOf(endpoint)
  const shape = shapeOf(endpoint)
  const example = { ...exampleOf(endpoint), ...('limit' in shape ? { limit: 50 } : {}) }
  if ('object' in shape && path.startsWith('/records/'))
    return 'id' in shape ? ofEach(world, ['vehicle']).map(({ recordId }) => ({ ...example, id: recordId })) : [example]
  if ('object' in shape && 'recordId' in shape)
    return someRecords(world).map((about) => ({ ...example, ...about, ...others(example, world) }))
  if ('object' in shape) return aboutObjects(endpoint, example, world)
  const name = /\{(\w+)\}/.exec(path)?.[1]
  if (name === undefined) return [{ ...example, ...others(example, world) }]
  const noun = /\/([a-z-]+)\/\{/.exec(path)?.[1] ?? ''
  return known(noun, world).map((id) => ({ ...example, ...others(example, world), [name]: id }))
}

// endpoint() takes zod objects
const shapeOf = (endpoint: EndpointContract): object =>
  (endpoint['~orpc'].inputSchema as unknown as { shape?: object }).shape ?? {}

function aboutObjects(endpoint: EndpointContract, example: object, world: SecretWorld): Record<string, unknown>[] {
  const { path } = addressOf(endpoint)
  const name = /\{(?!object)(\w+)\}/.exec(path)?.[1]
  if (name !== undefined)
    return someRecords(world).map(({ object, recordId }) => ({ ...example, object, [name]: recordId }))
  const of = 'by' in example ? objects.filter((object) => groupable[object]) : objects
  return of.map((object) => ({ ...example, object, ...('by' in example ? { by: groupable[object] } : {}) }))
}

const groupable: Partial<Record<Named, string>> = {
  ...{ contact: 'ownerId', company: 'ownerId', vehicle: 'custom.driver' },
  ...{ task: 'contactId', activity: 'contactId', order: 'status' },
}

const ofEach = ({ records }: SecretWorld, of: readonly Named[]) =>
  records.filter(({ object }) => of.includes(object)).map(({ object, id }) => ({ object, recordId: id }))

/** Enough of them for what is asked in the same way of every object. */
const someRecords = (world: SecretWorld) => [
  ...(['far', 'ben'] as const).map((owner) => ({ object: 'contact', recordId: world.recordOf(owner, 'contact') })),
  ...(['contact', 'company', 'vehicle'] as const).map((object) => ({
    object,
    recordId: world.recordOf('ann', object),
  })),
]

/** Other ends that an example names. */
function others(example: object, world: SecretWorld): Record<string, unknown> {
  const ends: Known = {
    ...{ userId: [world.ben.userId], withId: known('segments', world) },
    // All of them, as they are asked for.
    deals: [known('deals', world).join()],
  }
  return Object.fromEntries(Object.entries(ends).flatMap(([name, [id]]) => (name in example ? [[name, id]] : [])))
}

/** Nouns without a record of the world behind them, whose answers say nothing of records. */
const withoutSecrets = [
  'invitation-links',
  'files',
  'outbox',
  'workspace-imports',
  'undos',
  'custom-fields',
  'custom-objects',
  'assignment-rules',
  'automation-rules',
  'skills',
  // Of a mailbox nothing is about a customer; who reads its mails is tested beside it, mails of hidden contacts are not yet.
  'mailboxes',
  'mail-providers',
  'emails',
]

function known(noun: string, { ids, records, users }: SecretWorld): readonly string[] {
  const object = Object.entries(plurals).find(([, plural]) => plural === noun)?.[0]
  const found = object
    ? records.filter((record) => record.object === object && record.owner !== 'mate').map(({ id }) => id)
    : undefined
  const all = found ?? (noun === 'members' ? Object.values(users) : ids[noun])
  if (!all && !withoutSecrets.includes(noun)) throw new Error(`tests/support/secrets makes nothing for /${noun}/{id}`)
  return all ?? []
}

/**
 * Questions whose words only hidden records, or hidden fields, hold; each with another whose words stand nowhere, to which the
 * answer must be the same: every endpoint that takes words.
 */
export function questions(secrets: readonly string[]): { path: string; other: string }[] {
  const nowhere = 'qqnowhere'
  const asked = [
    ...secrets.slice(0, 1).map((secret) => [secret, nowhere]),
    ...['hiddenjob', 'hiddensensitive'].map((hidden) => [`zz ${hidden}`, `zz ${nowhere}`]),
    ['+49 151 23456789', '+49 151 29999999'],
  ] as const
  const paths = endpoints()
    .filter((endpoint) => addressOf(endpoint).method === 'GET' && 'q' in Object(shapeOf(endpoint)))
    .map((endpoint) => ({
      path: addressOf(endpoint).path.replace('{object}', 'vehicle'),
      example: exampleOf(endpoint),
    }))
  return paths.flatMap(({ path, example }) => {
    const to = (q = '') => {
      const { object } = example
      return `${path}?${new URLSearchParams({ ...(object && !path.includes('vehicle') ? { object: String(object) } : {}), ...('by' in example ? { by: String(example.by) } : {}), q })}`
    }
    return asked.map(([secret, other]) => ({ path: to(secret), other: to(other) }))
  })
}
