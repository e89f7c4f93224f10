import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { storedForm } from '#modules/forms/domain/find-form.ts'
import { takeSubmission } from '#modules/forms/domain/submit/take-submission.ts'
import { inOrder, notePairs } from '#platform/duplicates/pairs'
import { imports } from '#platform/imports/contract'
import { notify } from '#platform/notifications/notify'
import '#platform/notifications/record-changes'
import { exampleOf, requestOf } from '../request-of.ts'
import { chats } from './chats.ts'
import { owners, type SecretWorld, secretOf } from './secret-world.ts'

/** What is said of records, made of them and done to them: all by Ann, who sees everything. */
export async function besidesThem(world: SecretWorld): Promise<void> {
  await saidOfEach(world)
  await made(world)
  await twins(world)
  await fromFiles(world)
  await news(world)
  await sent(world)
  await chats(world)
}

async function saidOfEach({ ann, ben, users, made, recordOf }: SecretWorld): Promise<void> {
  const typeId = await made('relation-types', {
    ...{ fromObject: 'contact', toObject: 'company', labelForward: 'audits', labelBackward: 'audited by' },
  })
  for (const owner of owners) {
    const about = { object: 'contact', recordId: recordOf(owner, 'contact') }
    const said = secretOf(owner, 'contact')
    await made('comments', { ...about, body: `Ask ${said}` })
    await made('hand-overs', {
      ...about,
      newOwnerId: owner === 'ben' ? ann.userId : ben.userId,
      reason: said,
      note: said,
    })
    await made('relations', { typeId, fromId: about.recordId, toId: recordOf('ben', 'company'), note: said })
    await ann.asks('PATCH', `/contacts/${about.recordId}`, { ownerId: users[owner], jobTitle: 'Hiddenjob two' })
  }
}

async function made({ ann, made, records, recordOf, ids }: SecretWorld): Promise<void> {
  for (const owner of owners) {
    const said = secretOf('ann', 'activity')
    const [contactId, dealId] = [recordOf(owner, 'contact'), recordOf(owner, 'deal')]
    const id = await made('letters', { id: randomUUID(), contactId, dealId, subject: said, body: said })
    const { body } = await ann.asks('GET', `/letters?contactId=${contactId}`)
    // What was written stands among what was said: Ann's, who wrote it.
    records.push({
      object: 'activity',
      owner: 'ann',
      id: body.items.find((one: { id: string }) => one.id === id).activityId,
    })
  }
  const steps = [{ kind: 'draft', subject: 'Hello', body: 'How are you?' }]
  const sequence = await made('sequences', { name: 'Tasting', basis: 'anyone', steps })
  await ann.asks('PATCH', `/sequences/${sequence}`, { state: 'on' })
  const people = owners.map((owner) => recordOf(owner, 'contact'))
  const { body: enrolled } = await ann.asks('POST', `/sequences/${sequence}/enrolments`, { contactIds: people })
  ids.enrolments = enrolled.enrolled.map(({ id }: { id: string }) => id)
  ids['opt-outs'] = people
  await made('mail-templates', { name: 'Thanks', subject: 'Thank you', body: 'See you, {{contact.firstName}}' })
  const contacts = records.filter(({ object }) => object === 'contact').map(({ id }) => id)
  const everyone = { field: 'firstName', op: 'eq', value: 'Zz' }
  const fixed = await made('segments', { object: 'contact', name: 'Fixed', kind: 'fixed' })
  await ann.asks('POST', `/segments/${fixed}/members`, { ids: contacts })
  await made('segments', { object: 'contact', name: 'Live', filter: everyone })
  await made('views', { object: 'contact', name: 'All', visibility: 'everyone', settings: {} })
  await made('exports', { object: 'contact', format: 'csv' })
  const named = { field: 'lastName', op: 'eq', value: secretOf('ann', 'contact') }
  await made('bulk-jobs', {
    object: 'contact',
    selection: { filter: named },
    act: { kind: 'change', values: { source: 'Fair' } },
  })
  await made('bulk-jobs', { object: 'contact', selection: { ids: contacts }, act: { kind: 'restore' } })
  await made('announcements', { title: 'Closed on Friday' })
  await made('feedback', { text: 'Two clicks too many' })
  await made('hand-over-templates', { object: 'order', reason: 'Back office', items: ['Pay'] })
  await made('layouts', { object: 'contact', sections: [{ key: 'about', fields: [{ name: 'firstName' }] }] })
  await made('api-keys', { name: 'Web shop', scopes: ['read'] })
  await made('roles', { name: 'Stocktaking', rules: { defaults: none, objects: {}, fields: {}, rights: [] } })
}
const none = { read: 'none', create: 'none', update: 'none', delete: 'none' }

/** Two of Ann’s made one, and one of hers that may be one with Ben’s. */
async function twins({ ann, made, records, recordOf }: SecretWorld): Promise<void> {
  const said = { firstName: 'Twin', lastName: secretOf('ann', 'contact'), ownerId: ann.userId }
  const one = await made('contacts', { ...said, emails: ['twin@x.example'] })
  const other = await made('contacts', { ...said, emails: ['twin@x.example'] })
  const survivor = await made('merges', { object: 'contact', recordIds: [one, other], survivorId: one })
  if (!survivor) throw new Error('nothing was merged')
  records.push({ object: 'contact', owner: 'ann', id: one })
  const { a, b } = inOrder(recordOf('ann', 'contact'), recordOf('ben', 'contact'))
  const found = [{ a, b, confidence: 0.9, reasons: [] }]
  await ann.does((ctx) => notePairs(ctx, ctx.objects.find('contact'), [], found))
}

/** An import of Ann’s, whose rows name what she alone knows. */
async function fromFiles({ ann, ids }: SecretWorld): Promise<void> {
  const { method, path, body, headers } = requestOf(imports.create, exampleOf(imports.create))
  const rows = String(body).replace('Jonas,no address', `${secretOf('ann', 'contact')},no address`)
  const { body: draft } = await ann.asks(method, path, rows, headers)
  await ann.asks('PATCH', `/imports/${draft.id}`, { options: { remember: true } })
  await ann.asks('POST', `/imports/${draft.id}/run`)
  ids.imports = [draft.id]
}

/** What Ben was told when he saw everything. */
async function news({ ann, ben, records, recordOf }: SecretWorld): Promise<void> {
  await ann.does(async (ctx) => {
    for (const { object, id, owner } of records) {
      const params = { count: 1, excerpt: secretOf(owner, object) }
      await notify(ctx, { kind: 'record.changed', key: id, to: [ben.userId], object, recordId: id, params })
    }
  })
  const about = { object: 'contact', recordId: recordOf('far', 'contact'), userId: ben.userId }
  await ann.asks('POST', '/shares', about)
}

/** What each one's contact sent by a form, in fields that Ben's role hides too, and what somebody unknown did. */
async function sent({ ann, made }: SecretWorld): Promise<void> {
  const field = (key: string, name: string) => ({ key, of: 'contact', field: name, label: key })
  const fields = [
    field('last', 'lastName'),
    field('email', 'emails'),
    field('phone', 'phones'),
    field('job', 'jobTitle'),
  ]
  const id = await made('forms', { name: 'Enquiry', content: { fields } })
  const sends = (who: string, trapped: boolean) =>
    ann.does(async (ctx) => {
      const form = await storedForm(ctx, id)
      if (!form) throw new Error('The form is gone')
      const values = new Map([
        ['last', [`Zz${who}`]],
        ['email', [`${who}@x.example`]],
        ['phone', ['+4915123456700']],
        ['job', ['Hiddenjob three']],
      ])
      const origin = { source: `Said ${who}` }
      const rest = { token: uuidv7(), files: new Map(), agreed: true, trapped, origin }
      await takeSubmission(ctx, form, { ...rest, values }, 'http://kith.test')
    })
  for (const owner of owners) await sends(secretOf(owner, 'contact'), false)
  await sends(secretOf('ann', 'contact'), true)
}
