import { type Ctx, withCurrentObjects } from '#platform/ctx/ctx'
import { createField } from '#platform/objects/data-model/create-field'
import { createCustomObject, listCustomObjects } from '#platform/objects/data-model/custom-objects'
import type { FieldDraft } from '#platform/objects/data-model/shapes'
import { saveRecords } from '#platform/objects/save-records'
import type { Seed } from '#platform/objects/seed'

const words = {
  en: {
    roast: ['Favourite roast', 'What they usually ask for at the counter', 'Light', 'Medium', 'Dark', 'Decaf'],
    days: ['Delivery days', 'When their yard is open', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
    kilos: 'Coffee a month, kg',
    machine: ['machine', 'Machines'],
    fields: ['Company', 'Serial number', 'Installed on', 'Next service', 'Condition', 'Service contract'],
    count: 'Our machines there',
    care: [
      'Left group loses pressure after twenty cups. New gasket fitted, keep an eye on it.',
      'Descaled; their water is hard.',
    ],
    todo: ['Bring a spare gasket', 'Offer them a water filter'],
  },
  de: {
    roast: ['Lieblingsröstung', 'Was sie am Tresen meistens verlangen', 'Hell', 'Mittel', 'Dunkel', 'Entkoffeiniert'],
    days: ['Liefertage', 'Wann der Hof offen ist', 'Mo', 'Di', 'Mi', 'Do', 'Fr'],
    kilos: 'Kaffee im Monat, kg',
    machine: ['Maschine', 'Maschinen'],
    fields: ['Firma', 'Seriennummer', 'Aufgestellt am', 'Nächste Wartung', 'Zustand', 'Wartungsvertrag'],
    count: 'Unsere Maschinen dort',
    care: [
      'Linke Gruppe verliert nach zwanzig Tassen Druck. Neue Dichtung eingebaut, im Auge behalten.',
      'Entkalkt; das Wasser dort ist hart.',
    ],
    todo: ['Ersatzdichtung mitbringen', 'Wasserfilter anbieten'],
  },
}
const wordsOf = ({ workspace }: Ctx) => words[workspace.locale.startsWith('de') ? 'de' : 'en']
const colors = ['amber', 'red', 'violet', 'green', 'blue']

/**
 * The fields and the object that a roastery adds: how customers like their coffee, when cafés take deliveries, and the
 * machines it lends them. What the workspace has made itself under these names stays as it is.
 * @returns the context with the new model
 */
export async function seedDataModel(ctx: Ctx): Promise<Ctx> {
  const { roast, days, kilos, machine, fields, count } = wordsOf(ctx)
  const [roastLabel = '', roastHelp, ...roasts] = roast
  const [daysLabel = '', daysHelp, ...weekdays] = days
  const options = (labels: readonly string[], values: readonly string[]) =>
    labels.map((label, index) => ({ value: values[index] ?? label, label, color: colors[index] ?? null }))
  await makeFields(ctx, [
    {
      object: 'contact',
      name: 'roast',
      label: roastLabel,
      help: roastHelp,
      type: 'select',
      options: options(roasts, ['light', 'medium', 'dark', 'decaf']),
      indexed: true,
    },
    {
      object: 'company',
      name: 'deliveryDays',
      label: daysLabel,
      help: daysHelp,
      type: 'multiSelect',
      options: options(weekdays, ['mon', 'tue', 'wed', 'thu', 'fri']),
    },
    { object: 'company', name: 'kilos', label: kilos, type: 'number', indexed: true },
  ])
  const taken = [...(await listCustomObjects(ctx, {})), ...(await listCustomObjects(ctx, { archived: true }))]
  if (taken.some(({ name }) => name === 'machine')) return withCurrentObjects(ctx)
  const [label = '', labelPlural = ''] = machine
  await createCustomObject(ctx, { name: 'machine', plural: 'machines', label, labelPlural, icon: 'coffee' })
  const [company = '', serial = '', installed = '', service = '', condition = '', contract = ''] = fields
  const now = await withCurrentObjects(ctx)
  await makeFields(now, [
    { object: 'machine', name: 'company', label: company, type: 'relation', relation: 'company' },
    { object: 'machine', name: 'serial', label: serial, type: 'text', unique: true, searchable: true },
    { object: 'machine', name: 'condition', label: condition, type: 'rating' },
    { object: 'machine', name: 'service', label: service, type: 'date', indexed: true },
    { object: 'machine', name: 'contract', label: contract, type: 'boolean' },
    { object: 'machine', name: 'installed', label: installed, type: 'date' },
  ])
  const withMachines = await withCurrentObjects(now)
  await makeFields(withMachines, [
    {
      object: 'company',
      name: 'machines',
      label: count,
      type: 'rollup',
      rollup: { object: 'machine', through: 'custom.company', function: 'count', field: null, filter: null },
    },
  ])
  return withCurrentObjects(withMachines)
}

async function makeFields(ctx: Ctx, drafts: readonly FieldDraft[]) {
  for (const draft of drafts) {
    const type = ctx.objects.known(draft.object)
    if (type && !type.fields[`custom.${draft.name}`] && !type.archived?.includes(draft.name ?? ''))
      await createField(ctx, draft)
  }
}

const models = ['La Prova E2', 'La Prova E3', 'Linea Nord', 'Brava Uno', 'Kolbe S']

/** Fills them in: machines at the cafés, days and amounts of their deliveries, and how people like their coffee. */
export async function seedDataModelValues(seed: Seed): Promise<void> {
  const { faker, contacts, ctx, today } = seed
  const pick = faker.helpers.arrayElement
  const companies = [...new Set(contacts.flatMap(({ companyId }) => companyId ?? []))]
  const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10)
  const changes = companies.map((id) => ({
    id,
    input: {
      custom: {
        deliveryDays: faker.helpers.arrayElements(['mon', 'tue', 'wed', 'thu', 'fri'], { min: 1, max: 3 }),
        kilos: faker.number.int({ min: 4, max: 60 }),
      },
    },
  }))
  await saveRecords(ctx, ctx.objects.find('company'), changes)
  const people = faker.helpers.arrayElements(contacts, Math.round(contacts.length * 0.6))
  await saveRecords(
    ctx,
    ctx.objects.find('contact'),
    people.map(({ id }) => ({
      id,
      input: { custom: { roast: pick(['light', 'medium', 'medium', 'dark', 'decaf']) } },
    })),
  )
  if (!ctx.objects.known('machine')?.fields['custom.serial']) return
  const lent = faker.helpers.arrayElements(companies, Math.min(18, companies.length))
  const machines = await seed.create(
    'machine',
    lent.map((company, index) => ({
      name: `${pick(models)} · ${40_200 + index * 17}`,
      ownerId: ctx.userId,
      custom: {
        company,
        serial: String(40_200 + index * 17),
        condition: faker.number.int({ min: 2, max: 5 }),
        service: day(faker.number.int({ min: -10, max: 120 })),
        contract: faker.datatype.boolean(),
        installed: day(-faker.number.int({ min: 100, max: 900 })),
      },
    })),
  )
  await seedMachineCare(seed, machines)
}

/** What the technician wrote down about some machines, and has to do. */
async function seedMachineCare({ create, ctx, faker, today }: Seed, machines: readonly string[]): Promise<void> {
  const { care, todo } = wordsOf(ctx)
  await create(
    'note',
    machines.slice(0, care.length).map((aboutId, index) => ({ body: care[index], aboutId })),
  )
  await create(
    'task',
    machines.slice(0, todo.length).map((aboutId, index) => ({
      title: todo[index],
      aboutId,
      assigneeId: ctx.userId,
      dueAt: new Date(today.getTime() + faker.number.int({ min: 4, max: 20 }) * 86_400_000).toISOString(),
    })),
  )
}
