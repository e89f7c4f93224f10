import { randomUUID } from 'node:crypto'
import { storedForm } from '#modules/forms/domain/find-form.ts'
import { takeSubmission } from '#modules/forms/domain/submit/take-submission.ts'
import { nothing } from '#platform/auth/rights/rules'
import { lookAgain } from '#platform/duplicates/look-again'
import { workspaceImports } from '#platform/exports/contract'
import { files } from '#platform/files/contract'
import type { EndpointContract } from '#platform/http/route'
import { imports } from '#platform/imports/contract'
import { sendMail } from '#platform/mail/send-mail'
import { anArticle } from './filled-article.ts'
import { filledChat } from './filled-chat.ts'
import { aConversation } from './filled-conversation.ts'
import { exampleOf, requestOf } from './request-of.ts'
import type { Person, TestWorkspace } from './workspace.ts'

/** Ids in a workspace by the noun that leads to them in a path: `contacts`, `api-keys`, `jobs`, … */
export type Ids = Record<string, string>

/** Puts one of everything into a workspace, so that every address with an id has something behind it. */
export async function fillWorkspace(workspace: TestWorkspace): Promise<Ids> {
  const { ann, ben } = workspace
  const made = async (noun: string, draft: Record<string, unknown>) => {
    const { status, body } = await ann.asks('POST', `/${noun}`, draft)
    if (status !== 200) throw new Error(`${noun}: ${JSON.stringify(body)}`)
    return String(body.id)
  }
  const uploaded = async (endpoint: EndpointContract) => {
    const { method, path, body, headers } = requestOf(endpoint, exampleOf(endpoint))
    const answer = await ann.asks(method, path, body, headers)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return String(answer.body.id)
  }
  const companies = await made('companies', {
    name: 'Café Lumen',
    domains: ['cafe-lumen.example'],
    tags: ['wholesale'],
  })
  const contacts = await made('contacts', {
    firstName: 'Sofia',
    emails: ['sofia@cafe-lumen.example'],
    companies: [{ id: companies }],
  })
  const products = await made('products', { name: 'Hafen Blend' })
  const line = { productId: products, productName: 'Hafen Blend', quantity: 2, unitPrice: 2490 }
  const pricelists = await made('pricelists', { name: 'Wholesale', currency: 'EUR', isDefault: true })
  const prices = await made('prices', { pricelistId: pricelists, productId: products, fromQuantity: 50, price: 1990 })
  const order = {
    number: 'HK-1',
    placedAt: '2026-11-12T14:52:00Z',
    currency: 'EUR',
    contactId: contacts,
    lines: [line],
  }
  const orders = await made('orders', order)
  const quotes = await made('quotes', {
    ...{ title: 'Second counter', currency: 'EUR', contactId: contacts, companyId: companies },
    lines: [{ ...line, taxRate: 7 }],
  })
  await ann.asks('POST', `/quotes/${quotes}/approval-requests`, {})
  const deals = await made('deals', {
    ...{ name: 'House espresso', currency: 'EUR', amount: 10_000, companyId: companies },
    checklist: [{ text: 'Credit checked', done: true }],
  })
  const charged = { currency: 'EUR', contactId: contacts, companyId: companies }
  const invoices = await made('invoices', { ...charged, title: 'Second counter', lines: [{ ...line, taxRate: 7 }] })
  const issuedInvoices = await made('invoices', { ...charged, number: 'R-1', total: 60_000 })
  const payments = await made('payments', {
    ...{ invoiceId: issuedInvoices, amount: 24_990, paidOn: '2026-11-20', reference: 'SEPA 1' },
  })
  const talk = await aConversation(ann, contacts)
  const pipelines = await aPipeline(ann)
  const tickets = await made('tickets', { subject: 'The grinder runs hot', contactId: contacts, ownerId: ann.userId })
  const articles = await anArticle(ann)
  const businessCalendars = await made('business-calendars', {
    ...{ name: 'Counter', hours: [{ day: 1, from: '09:00', to: '17:00' }] },
  })
  const slaPolicies = await made('sla-policies', {
    ...{ name: 'Everybody', targets: { normal: { firstResponse: 60 } }, calendarId: businessCalendars },
    steps: [{ minutes: -15, act: 'tellOwner' }],
  })
  await ann.asks('POST', `/tickets/${tickets}/turns`, { side: 'customer' })
  const notes = await made('notes', { body: 'Second counter opens on Saturday.', contactId: contacts })
  const tasks = await made('tasks', { title: 'Send the price list', contactId: contacts })
  const activities = await made('activities', {
    title: 'Cupping',
    startsAt: '2026-11-19T09:30:00Z',
    contactId: contacts,
  })
  const keys = await made('api-keys', { name: 'Web shop', scopes: ['read'] })
  const invited = await ann.asks('POST', '/invitations', { emails: ['ola@cafe-lumen.example'], role: 'reader' })
  const teams = await made('teams', { name: 'Counter' })
  const layouts = await made('layouts', {
    object: 'contact',
    sections: [{ key: 'about', fields: [{ name: 'firstName' }, { name: 'lastName' }, { name: 'emails' }] }],
  })
  const views = await made('views', { object: 'contact', name: 'My people' })
  const customObjects = await made('custom-objects', { label: 'Vehicle', labelPlural: 'Vehicles', icon: 'car' })
  const records = await made('records/vehicle', { name: 'HH-KA 2041' })
  const customFields = await made('custom-fields', { object: 'contact', label: 'Nickname', type: 'text' })
  const relationTypes = await made('relation-types', {
    ...{ fromObject: 'contact', toObject: 'company', labelForward: 'audits', labelBackward: 'audited by' },
  })
  const about = { object: 'contact', recordId: contacts }
  const comments = await made('comments', { ...about, body: 'Who has samples of the decaf?' })
  const colleague = await ann.does((ctx) =>
    ctx.db.selectFrom('memberships').select('userId').where('userId', '<>', ann.userId).executeTakeFirstOrThrow(),
  )
  // Given back, so that its owner is the one who acts in the examples.
  await made('hand-overs', { ...about, newOwnerId: colleague.userId, reason: 'Sales to service' })
  const handOvers = await made('hand-overs', { ...about, newOwnerId: ann.userId, reason: 'Back to sales' })
  const relations = await made('relations', { typeId: relationTypes, fromId: contacts, toId: companies })
  const { pairs, merges } = await twins(ann, contacts)
  const once = { 'idempotency-key': 'filled once' }
  await ann.asks('POST', '/notes', { body: 'Once.' }, once)
  await ann.does(async (ctx) => {
    await ctx.later('test.nothing', {})
    await sendMail(ctx, { key: 'test', to: 'sofia@cafe-lumen.example', subject: 'Hello', text: 'Hello' })
  })
  const jobs = await ann.asks('GET', '/jobs')
  const outbox = await ann.asks('GET', '/outbox')
  await ann.asks('PATCH', `/notes/${notes}`, { body: 'The second counter opens on Saturday.' })
  const timeline = await ann.asks('GET', `/notes/${notes}/timeline`)
  const undos = await made('undos', { eventIds: [timeline.body.items[0].id] })
  const selection = { ids: [contacts] }
  const bulkJobs = await made('bulk-jobs', { object: 'contact', selection, act: { kind: 'restore' } })
  await ann.asks('PATCH', `/contacts/${contacts}`, { jobTitle: 'Owner' })
  const history = await ann.asks('GET', `/histories/${contacts}?object=contact`)
  return {
    companies,
    contacts,
    products,
    pricelists,
    prices,
    orders,
    quotes,
    invoices,
    'issued-invoices': issuedInvoices,
    payments,
    deals,
    ...talk,
    tickets,
    articles,
    'business-calendars': businessCalendars,
    'sla-policies': slaPolicies,
    pipelines,
    notes,
    tasks,
    activities,
    undos,
    pairs,
    merges,
    'bulk-jobs': bulkJobs,
    segments: await made('segments', { object: 'contact', name: 'Tasting', kind: 'fixed' }),
    files: await uploaded(files.upload),
    ...(await sentForm(ann)),
    ...(await filledChat(workspace)),
    imports: await uploaded(imports.create),
    'workspace-imports': await uploaded(workspaceImports.create),
    'import-mappings': await remembered(ann),
    exports: await made('exports', { object: 'contact', format: 'csv' }),
    'api-keys': keys,
    feedback: await made('feedback', { text: 'Two clicks too many' }),
    members: ben.userId,
    roles: await made('roles', { name: 'Stocktaking', rules: { ...nothing, rights: ['export'] } }),
    shares: await made('shares', { object: 'contact', recordId: contacts, userId: ben.userId }),
    invitations: String(invited.body.items[0].id),
    teams,
    views,
    layouts,
    'custom-objects': customObjects,
    'custom-fields': customFields,
    records,
    'relation-types': relationTypes,
    relations,
    histories: contacts,
    events: history.body.items[0].id,
    'relation-graphs': contacts,
    comments,
    reactions: comments,
    followers: contacts,
    presences: contacts,
    'hand-overs': handOvers,
    'hand-over-templates': await made('hand-over-templates', {
      object: 'order',
      reason: 'Back office',
      items: ['Pay'],
    }),
    skills: await made('skills', { name: 'Grinders' }),
    'assignment-rules': await made('assignment-rules', {
      ...{ object: 'contact', name: 'North', on: false },
      ...{ occasions: ['created'], method: 'roundRobin', teamId: teams },
    }),
    'automation-rules': await made('automation-rules', {
      ...{ object: 'conversation', name: 'Urgent', on: false, trigger: { on: 'created' } },
      acts: [{ act: 'set', field: 'priority', value: 'urgent' }],
    }),
    'mail-templates': await made('mail-templates', { name: 'Thanks', subject: 'Thank you', body: 'See you soon' }),
    letters: await made('letters', { id: randomUUID(), contactId: contacts, subject: 'Hello', body: 'How are you?' }),
    sequences: await made('sequences', { name: 'Nobody yet' }),
    ...(await enrolled(ann, contacts)),
    'opt-outs': contacts,
    ...(await aMailbox(ann, made)),
    absences: await made('absences', { from: '2027-07-05', to: '2027-07-16' }),
    announcements: await made('announcements', { title: 'Roastery closed on Friday' }),
    colleagues: colleague.userId,
    'record-layouts': contacts,
    jobs: jobs.body.items[0].id,
    outbox: outbox.body.items[0].id,
  }
}

/** A pair that may be one, and one that was made one. */
async function twins(ann: Person, contactId: string) {
  const made = async () => {
    const { body } = await ann.asks('POST', '/contacts', { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'] })
    return String(body.id)
  }
  const recordIds = [await made(), await made()]
  const { body: merge } = await ann.asks('POST', '/merges', { object: 'contact', recordIds })
  await ann.does((ctx) => lookAgain(ctx, ctx.objects.find('contact'), [contactId, merge.survivorId]))
  const { body: found } = await ann.asks('GET', '/duplicates/pairs?object=contact')
  return { pairs: String(found.items[0].id), merges: String(merge.id) }
}

/** A form, and what somebody known has sent. */
async function sentForm(ann: Person) {
  const { body: form } = await ann.asks('POST', '/forms', { name: 'Enquiry', consent: 'I agree to be called.' })
  const id = String(form.id)
  await ann.does(async (ctx) => {
    const stored = await storedForm(ctx, id)
    if (!stored) throw new Error('The form is gone')
    const values = new Map([
      ['first', ['Eve']],
      ['email', ['sofia@cafe-lumen.example']],
    ])
    const sent = { token: id, values, files: new Map(), agreed: true, trapped: false, origin: {} }
    await takeSubmission(ctx, stored, sent, 'http://kith.test')
  })
  const { body: submissions } = await ann.asks('GET', `/forms/${id}/submissions`)
  return { forms: id, 'form-submissions': String(submissions.items[0].id) }
}

/** The mapping that an import leaves behind when it is started with “remember”. */
async function remembered(ann: TestWorkspace['ann']): Promise<string> {
  const { method, path, body, headers } = requestOf(imports.create, exampleOf(imports.create))
  const draft = await ann.asks(method, path, body, headers)
  await ann.asks('PATCH', `/imports/${draft.body.id}`, { options: { remember: true } })
  await ann.asks('POST', `/imports/${draft.body.id}/run`)
  const { body: known } = await ann.asks('GET', '/import-mappings')
  return String(known.items[0].id)
}

/** A pipeline that no other workspace has by that name: pipelines go by a word, not by an id. */
async function aPipeline(ann: Person): Promise<string> {
  const stage = {
    name: 'First',
    probability: 10,
    rottingDays: null,
    category: 'pipeline',
    requiredFields: [],
    checklist: [],
  }
  const name = `Pipeline ${randomUUID()}`
  const { body } = await ann.asks('POST', '/pipelines', { name, stages: [stage] })
  return body.items.find((pipeline: { name: string }) => pipeline.name === name).id
}

/** A mailbox with a folder, and a mail that is to leave through it. */
async function aMailbox(ann: Person, made: (noun: string, draft: Record<string, unknown>) => Promise<string>) {
  const server = { host: 'mail.hafenkaffee.example', port: 993, security: 'tls' }
  const mailboxes = await made('mailboxes', {
    ...{ kind: 'shared', name: 'Sales', address: `sales.${randomUUID()}@hafenkaffee.example`, password: 'secret' },
    ...{ imap: server, smtp: server },
  })
  const folders = randomUUID()
  await ann.does(({ db, workspaceId }) =>
    db
      .insertInto('mailFolders')
      .values({ workspaceId, id: folders, mailboxId: mailboxes, path: 'INBOX', role: 'inbox', isRead: true })
      .execute(),
  )
  const to = [{ address: 'sofia@cafe-lumen.example' }]
  const emails = await made('emails', { id: randomUUID(), mailboxId: mailboxes, to, subject: 'Hello', text: 'Hello' })
  const providers = await made('mail-providers', {
    ...{ kind: 'other', name: `Post ${randomUUID()}`, clientId: 'kith', scope: 'mail', imap: server, smtp: server },
    ...{ authorizationEndpoint: 'https://login.post.example/a', tokenEndpoint: 'https://login.post.example/t' },
  })
  return { mailboxes, 'mail-folders': folders, 'mail-providers': providers, emails }
}

/** Somebody under way in a sequence. */
async function enrolled(ann: Person, contactId: string) {
  const steps = [{ kind: 'call', title: 'Call them' }]
  const { body: sequence } = await ann.asks('POST', '/sequences', { name: 'Tasting', basis: 'anyone', steps })
  await ann.asks('PATCH', `/sequences/${sequence.id}`, { state: 'on' })
  const { body } = await ann.asks('POST', `/sequences/${sequence.id}/enrolments`, { contactIds: [contactId] })
  return { enrolments: String(body.enrolled[0].id) }
}
