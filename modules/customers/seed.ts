import type { Seed, SeededContact } from '#platform/objects/seed'
import { seedCalendar } from './seed-calendar.ts'
import { seedWords } from './seed-words.ts'

/** One month of new customers: a few cafés with their people, and some who buy a bag for home. */
export async function seedCustomers(seed: Seed): Promise<void> {
  const { faker } = seed
  const companies = Array.from({ length: faker.number.int({ min: 2, max: 4 }) }, () => companyOf(seed))
  const ids = await seed.create('company', companies)
  const staff = ids.flatMap((id, index) =>
    Array.from({ length: faker.number.int({ min: 1, max: 3 }) }, () => ({
      ...personOf(seed, companies[index]),
      companies: [{ id, role: faker.helpers.arrayElement(seedWords(seed.ctx).roles) }],
    })),
  )
  const people = Array.from({ length: faker.number.int({ min: 4, max: 9 }) }, () => personOf(seed))
  const contacts = [...staff, ...people]
  const contactIds = await seed.create('contact', contacts)
  for (const [index, id] of contactIds.entries()) seed.contacts.push(customerOf(id, contacts[index], seed))
}

function customerOf(
  id: string,
  contact:
    | { firstName: string; lifecycleStage: string; ownerId: string | null; companies?: { id: string }[] }
    | undefined,
  { faker }: Seed,
): SeededContact {
  const buys = contact?.lifecycleStage === 'customer' || contact?.lifecycleStage === 'evangelist'
  const companyId = contact?.companies?.[0]?.id ?? null
  return {
    id,
    companyId,
    firstName: contact?.firstName ?? '',
    ownerId: contact?.ownerId ?? null,
    rhythm: buys ? faker.number.float(companyId ? { min: 0.6, max: 2.5 } : { min: 0.1, max: 0.6 }) : 0,
  }
}

function companyOf({ faker, ctx, owner }: Seed) {
  const { houses, names, towns, industries } = seedWords(ctx)
  const pick = faker.helpers.arrayElement
  const name = `${pick(houses)} ${pick(names)} ${pick(towns)}`
  const domain = `${slug(name)}.example`
  return {
    name,
    ownerId: owner(),
    domains: [domain],
    website: `https://${domain}`,
    industry: faker.helpers.arrayElement(industries),
    size: faker.helpers.arrayElement(['1', '2-10', '2-10', '11-50', '51-250']),
    addresses: [addressOf(faker, ctx.workspace.defaultCountry)],
  }
}

/** Somebody; of a business whoever has the business looks after them. */
function personOf({ faker, ctx, owner }: Seed, company?: { domains: string[]; ownerId: string | null }) {
  const domain = company?.domains[0]
  const { titles, sources, tags } = seedWords(ctx)
  const firstName = faker.person.firstName()
  const lastName = faker.person.lastName()
  const local = `${slug(firstName)}.${slug(lastName)}`
  return {
    firstName,
    lastName,
    ownerId: company ? company.ownerId : owner(),
    phones: [{ value: phoneIn(ctx.workspace.defaultCountry, faker.string.numeric(5)), primary: true }],
    emails: [{ value: `${local}${faker.string.numeric(2)}@${domain ?? 'mail.example'}`, primary: true }],
    jobTitle: domain ? faker.helpers.arrayElement(titles) : null,
    lifecycleStage: faker.helpers.weightedArrayElement([
      { value: 'customer', weight: 58 }, { value: 'lead', weight: 14 }, { value: 'subscriber', weight: 10 }, { value: 'opportunity', weight: 8 },
      { value: 'evangelist', weight: 4 }, { value: 'former', weight: 4 }, { value: 'qualified', weight: 2 },
    ]), // biome-ignore format: one glance
    source: faker.helpers.arrayElement(sources),
    language: ctx.workspace.locale.slice(0, 2),
    ...(domain ? {} : { addresses: [addressOf(faker, ctx.workspace.defaultCountry)] }),
    tags: faker.helpers.arrayElements(tags, { min: 0, max: 2 }),
  }
}

/** Numbers of the ranges that regulators keep for films and books, or an example of the country. */
function phoneIn(country: string, digits: string): string {
  const ranges: Record<string, [string, number]> = {
    GB: ['+4416329601', 2],
    US: ['+12025550', 2],
    AT: ['+4319000', 5],
    CH: ['+4144668', 4],
  }
  const [range, free] = ranges[country] ?? ['+4940669', 5]
  return `${range}${digits.slice(0, free)}`
}

const addressOf = (faker: Seed['faker'], country: string) => ({
  street: faker.location.streetAddress(),
  postcode: faker.location.zipCode(),
  city: faker.location.city(),
  country,
})

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** What the team did lately: notes over the last weeks up to this morning, and tasks late, due and to come. */
export async function seedActivity(seed: Seed): Promise<void> {
  const { faker, today, contacts } = seed
  for (let week = 12; week >= 1; week -= 1) await seedNotes(seed.at(days(today, -7 * week)), 4)
  for (const day of [-4, -2, -1]) await seedNotes(seed.at(days(today, day)), 2)
  const talkedAbout = faker.helpers.arrayElements(contacts, 14)
  for (const [index, contact] of talkedAbout.entries())
    await seedTask(seed.at(days(today, -5 - index)), contact, index - 3)
  await seedRoutine(seed.at(days(today, -3)))
  await seedTalks(seed.at(days(today, -1)))
  await seedNotes(seed.at(new Date(today.getTime() - 2 * 3_600_000)), 2)
  await seedCalendar(seed.at(today))
}

async function seedNotes({ faker, contacts, create, ctx }: Seed, count: number): Promise<void> {
  const { notes } = seedWords(ctx)
  const about = faker.helpers.arrayElements(contacts, count)
  await create(
    'note',
    about.map(({ id, companyId }) => ({ body: faker.helpers.arrayElement(notes), contactId: id, companyId })),
  )
}

async function seedTask(
  { faker, today, ctx, create }: Seed,
  { id, companyId, firstName }: SeededContact,
  dueIn: number,
): Promise<void> {
  const { jobs } = seedWords(ctx)
  const due = days(today, dueIn)
  due.setUTCHours(faker.number.int({ min: 8, max: 15 }), faker.helpers.arrayElement([0, 30]), 0, 0)
  const title = `${faker.helpers.arrayElement(jobs)} · ${firstName}`
  const priority = faker.helpers.weightedArrayElement([
    { value: 'normal', weight: 6 },
    { value: 'high', weight: 2 },
    { value: 'urgent', weight: 1 },
  ])
  const dueAt = due.toISOString()
  await create('task', [{ title, dueAt, priority, assigneeId: ctx.userId, contactId: id, companyId }])
}

/** What comes again: with its steps, and the rule it comes by. */
async function seedRoutine({ today, ctx, create }: Seed): Promise<void> {
  const at = (dueIn: number, hour: number) => {
    const due = days(today, dueIn)
    due.setUTCHours(hour, 0, 0, 0)
    return due.toISOString()
  }
  const { routine, routineSteps } = seedWords(ctx)
  const steps = (texts: readonly string[] = []) => texts.map((text, index) => ({ text, done: index === 0 }))
  const assigneeId = ctx.userId
  await create('task', [
    {
      ...{ title: routine[0], assigneeId, dueAt: at(0, 14) },
      ...{ repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', priority: 'high' },
      checklist: steps(routineSteps[0]),
    },
    {
      ...{ title: routine[1], assigneeId, dueAt: at(3, 9) },
      ...{ repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1', checklist: steps(routineSteps[1]) },
    },
  ])
}

/** Calls and meetings of the last weeks with what came of them, and the next ones. */
async function seedTalks({ faker, today, ctx, contacts, create }: Seed): Promise<void> {
  const { calls, meeting, place, notes } = seedWords(ctx)
  const people = faker.helpers.arrayElements(contacts, 10)
  await create(
    'activity',
    people.map(({ id, companyId, firstName }, index) => {
      const starts = days(today, 3 - index * 2)
      starts.setUTCHours(faker.number.int({ min: 8, max: 15 }), faker.helpers.arrayElement([0, 30]), 0, 0)
      const isCall = index % 2 === 1
      const isPast = starts.getTime() < today.getTime()
      const came = isCall ? ['reached', 'leftMessage', 'notReached'] : ['held', 'held', 'noShow']
      return {
        kind: isCall ? 'call' : 'meeting',
        title: `${isCall ? faker.helpers.arrayElement(calls) : meeting} · ${firstName}`,
        startsAt: starts.toISOString(),
        minutes: isCall ? faker.number.int({ min: 4, max: 25 }) : 60,
        place: isCall ? null : place,
        outcome: isPast ? faker.helpers.arrayElement(came) : null,
        details: isPast ? faker.helpers.arrayElement(notes) : null,
        ...{ ownerId: ctx.userId, contactId: id, companyId },
        attendees: [{ object: 'contact', id }, ...(ctx.userId ? [{ object: 'user', id: ctx.userId }] : [])],
      }
    }),
  )
}

function days(date: Date, count: number): Date {
  return new Date(date.getTime() + count * 86_400_000)
}
