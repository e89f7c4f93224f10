import { uuidv7 } from 'uuidv7'
import { type Answer, aWorkspace, type TestWorkspace } from '../workspace.ts'
import { besidesThem } from './beside-records.ts'
import { allTo, aVisitorWith, giveRole, keyWith } from './roles.ts'

/** `mate` is in a team below Ben's, `far` in none. */
export const owners = ['ann', 'mate', 'far', 'ben'] as const
export type Whose = (typeof owners)[number]
export const objects = [
  'contact',
  'company',
  'note',
  'task',
  'activity',
  'order',
  'deal',
  'quote',
  'conversation',
  'ticket',
  'article',
  'invoice',
  'payment',
  'product',
  'pricelist',
  'price',
  'vehicle',
] as const
export type Named = (typeof objects)[number]

/** What stands nowhere but in one owner's records of an object: found in an answer, it says whose records show. */
export const secretOf = (owner: string, object: string) => `zz${owner}${object}qx`
/** What stands in fields of every contact that Ben’s role hides, or that are sensitive. */
export const hiddenTexts = ['hiddenjob', '4915123', 'hiddensensitive', 'hiddenlate']

/** A workspace of records of several owners, with everything said, done and made about each, and Ben, whose role is drawn. */
export interface SecretWorld extends TestWorkspace {
  role: string
  /** By the noun in a path. */
  ids: Record<string, string[]>
  users: Record<Whose, string>
  /** Made by Ann; its id is kept under the path. */
  made: Made
  records: { object: Named; owner: Whose; id: string }[]
  recordOf(owner: Whose, object: Named): string
  /** As the person at a browser, or by their key. */
  asksAs(how: 'session' | 'key'): (method: string, path: string, body?: unknown) => Promise<Answer>
}

export const plurals: Record<Named, string> = {
  ...{ contact: 'contacts', company: 'companies', note: 'notes', task: 'tasks', activity: 'activities' },
  ...{
    order: 'orders',
    deal: 'deals',
    quote: 'quotes',
    conversation: 'conversations',
    ticket: 'tickets',
    article: 'articles',
    invoice: 'invoices',
    payment: 'payments',
    product: 'products',
    pricelist: 'pricelists',
    price: 'prices',
    vehicle: 'records/vehicle',
  },
}

export async function aSecretWorld(): Promise<SecretWorld> {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const role = uuidv7()
  await giveRole(workspace, role, allTo)
  await keyWith(workspace, role)
  const bySession = await aVisitorWith(workspace)
  const users = await fourOwners(workspace)
  const records: SecretWorld['records'] = []
  const recordOf = (owner: Whose, object: Named) =>
    records.find((record) => record.owner === owner && record.object === object)?.id ?? ''
  const ids: Record<string, string[]> = {}
  const made = async (path: string, draft: object) => {
    const { status, body } = await ann.asks('POST', `/${path}`, draft)
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    const noun = path.split('?')[0] ?? path
    ids[noun] = [...(ids[noun] ?? []), String(body.id)]
    return String(body.id)
  }
  await ownModel(made)
  for (const owner of owners) {
    const record = async (object: Named, draft: object) => {
      records.push({ object, owner, id: await made(plurals[object], draft) })
    }
    await recordsOfOne(record, { owner, ownerId: users[owner], recordOf })
  }
  await createdBy(workspace, users, records)
  const asksAs: SecretWorld['asksAs'] = (how) => (how === 'key' ? ben.asks : bySession)
  const world = { ...workspace, role, users, ids, made, records, recordOf, asksAs }
  await besidesThem(world)
  return world
}

export type Made = (path: string, draft: object) => Promise<string>

async function ownModel(made: Made): Promise<void> {
  await made('custom-objects', { label: 'Vehicle', labelPlural: 'Vehicles', icon: 'car' })
  await made('custom-fields', {
    object: 'contact',
    label: 'Diagnosis',
    type: 'text',
    sensitive: true,
    searchable: true,
  })
  await made('custom-fields', { object: 'contact', label: 'Late', type: 'text', searchable: true })
  await made('custom-fields', { object: 'contact', label: 'Friend', type: 'relation', relation: 'contact' })
  await made('custom-fields', { object: 'vehicle', label: 'Driver', type: 'relation', relation: 'contact' })
  const rollup = { object: 'vehicle', through: 'custom.driver', function: 'last', field: 'name' }
  await made('custom-fields', { object: 'contact', label: 'Newest car', type: 'rollup', rollup })
  const notes = { object: 'note', through: 'contactId', function: 'count' }
  await made('custom-fields', { object: 'contact', label: 'Notes', type: 'rollup', rollup: notes })
}

interface Owned {
  owner: Whose
  ownerId: string
  recordOf: SecretWorld['recordOf']
}

/** Each one's records lead to their own and to those of whoever came before them. */
async function recordsOfOne(
  record: (object: Named, draft: object) => Promise<void>,
  { owner, ownerId, recordOf }: Owned,
): Promise<void> {
  const text = (object: Named) => secretOf(owner, object)
  const before = owners[owners.indexOf(owner) - 1] ?? owner
  await record('company', { name: text('company'), ownerId })
  await record('contact', {
    ...{ firstName: 'Zz', lastName: text('contact'), ownerId, jobTitle: 'Hiddenjob', birthday: '1990-11-20' },
    ...{ phones: ['+4915123456789'], emails: [`${text('contact')}@x.example`] },
    companies: [{ id: recordOf(owner, 'company') }, { id: recordOf(before, 'company') }],
    custom: { diagnosis: 'Hiddensensitive', late: 'Hiddenlate', friend: recordOf(before, 'contact') || undefined },
  })
  const about = { contactId: recordOf(before, 'contact'), companyId: recordOf(owner, 'company') }
  await record('note', { body: `Zz ${text('note')}`, ...about })
  await record('deal', { name: `Zz ${text('deal')}`, ownerId, currency: 'EUR', amount: 100, ...about })
  // Somebody's task about a deal of another's.
  const links = [{ object: 'deal', id: recordOf(before, 'deal') }]
  const due = { dueAt: '2026-11-20T09:00:00Z', links }
  await record('task', { title: `Zz ${text('task')}`, assigneeId: ownerId, ...due, ...about })
  const attendees = [{ object: 'contact', id: recordOf(owner, 'contact') }]
  const meeting = { title: `Zz ${text('activity')}`, startsAt: '2026-11-19T09:30:00Z', ownerId, attendees }
  await record('activity', { ...meeting, ...about })
  await record('product', { name: `Zz ${text('product')}`, sku: text('product') })
  await record('pricelist', { name: `Zz ${text('pricelist')}`, currency: 'EUR', notes: text('pricelist') })
  const cost = { productId: recordOf(owner, 'product'), pricelistId: recordOf(owner, 'pricelist'), price: 2490 }
  await record('price', { ...cost, externalId: text('price') })
  const line = { productId: recordOf(owner, 'product'), productName: 'Blend', quantity: 2, unitPrice: 2490 }
  const placed = { placedAt: '2026-11-12T14:52:00Z', currency: 'EUR', lines: [line] }
  await record('order', { number: text('order'), ...placed, ...about })
  const offered = { currency: 'EUR', lines: [{ ...line, description: text('quote') }] }
  await record('quote', { title: `Zz ${text('quote')}`, ownerId, ...offered, ...about })
  await record('conversation', { subject: `Zz ${text('conversation')}`, assigneeId: ownerId, ...about })
  await record('ticket', { subject: `Zz ${text('ticket')}`, ownerId, ...about })
  await record('article', { title: `Zz ${text('article')}`, ownerId })
  const charged = { number: `R-${owner}`, total: 4_980, notes: `Zz ${text('invoice')}` }
  await record('invoice', { ...charged, currency: 'EUR', ownerId, ...about })
  await record('payment', { invoiceId: recordOf(owner, 'invoice'), amount: 100, reference: `Zz ${text('payment')}` })
  await record('vehicle', { name: `Zz ${text('vehicle')}`, ownerId, custom: { driver: about.contactId } })
}

async function fourOwners({ ann, ben, kith, workspaceId }: TestWorkspace): Promise<Record<Whose, string>> {
  const users = { ann: ann.userId, ben: ben.userId, mate: uuidv7(), far: uuidv7() }
  for (const name of ['mate', 'far'] as const) {
    const mail = `${users[name]}@x.example`
    await kith.database.owner.query('insert into users (id, name, email) values ($1, $2, $3)', [
      users[name],
      name,
      mail,
    ])
    const member = `insert into memberships (workspace_id, user_id, role) values ($1, $2, 'member')`
    await kith.database.owner.query(member, [workspaceId, users[name]])
  }
  const { body: top } = await ann.asks('POST', '/teams', { name: 'All', members: [{ userId: ben.userId }] })
  const { body: below } = await ann.asks('POST', '/teams', { name: 'South', members: [{ userId: users.mate }] })
  await ann.asks('PUT', `/teams/${below.id}/parent`, { parentId: top.id })
  return users
}

/** What has no owner is its writer's. */
async function createdBy(
  { kith, workspaceId }: TestWorkspace,
  users: Record<Whose, string>,
  records: SecretWorld['records'],
): Promise<void> {
  for (const { object, owner, id } of records)
    if (['note', 'order', 'product', 'pricelist', 'price'].includes(object))
      await kith.database.owner.query(
        `update ${plurals[object]} set created_by = $1 where workspace_id = $2 and id = $3`,
        [users[owner], workspaceId, id],
      )
}
