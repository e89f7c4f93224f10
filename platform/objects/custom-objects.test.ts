import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { takeStep } from './data-model/work.ts'

const filterOf = (condition: object) => encodeURIComponent(JSON.stringify(condition))

async function aField(ann: Person, draft: Record<string, unknown>) {
  const { status, body } = await ann.asks('POST', '/custom-fields', draft)
  expect([status, body]).toEqual([200, expect.anything()])
  while (await ann.does((ctx) => takeStep(ctx, body.id)));
  return body
}

async function vehicles(ann: Person) {
  const { body } = await ann.asks('POST', '/custom-objects', {
    label: 'Fahrzeug',
    labelPlural: 'Fahrzeuge',
    icon: 'car',
  })
  await aField(ann, { object: 'fahrzeug', label: 'Holder', type: 'relation', relation: 'contact', indexed: true })
  await aField(ann, { object: 'fahrzeug', label: 'Mileage', type: 'number', indexed: true })
  return body
}

test('an object of one’s own is listed, filtered, sorted, searched, changed and trashed like a core one', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const object = await vehicles(ann)
  expect(object).toMatchObject({ name: 'fahrzeug', plural: 'fahrzeuge', label: 'Fahrzeug' })
  const { body: sofia } = await ann.asks('POST', '/contacts', { firstName: 'Sofia', lastName: 'Marchetti' })
  const sent = { name: 'HH-KA 2041', ownerId: ben.userId, custom: { holder: sofia.id, mileage: 12_000 } }
  const car = await ben.asks('POST', '/records/fahrzeug', sent)
  expect(car).toMatchObject({ status: 200, body: { ...sent, version: 1 } })
  await ben.asks('POST', '/records/fahrzeug/batch', {
    records: [{ name: 'Bus', custom: { mileage: 900 } }, { name: '' }],
  })
  const list = async (query: string) => {
    const { body } = await rita.asks('GET', `/records/fahrzeuge?${query}`)
    return body.items.map(({ name }: { name: string }) => name)
  }
  expect(await list('sort=custom.mileage')).toEqual(['Bus', 'HH-KA 2041'])
  expect(await list(`filter=${filterOf({ field: 'custom.holder.lastName', op: 'eq', value: 'Marchetti' })}`)).toEqual([
    'HH-KA 2041',
  ])
  expect(await list(`filter=${filterOf({ field: 'custom.holder', op: 'eq', value: sofia.id })}`)).toEqual([
    'HH-KA 2041',
  ])
  expect(await list('q=hh-ka')).toEqual(['HH-KA 2041'])
  expect((await rita.asks('GET', '/search?q=hh-ka')).body.items).toMatchObject([
    { object: 'fahrzeug', id: car.body.id },
  ])
  expect((await rita.asks('GET', '/records/fahrzeug/count')).body).toEqual({ count: 2, exact: true })
  expect(await rita.asks('POST', '/records/fahrzeug', { name: 'X' })).toMatchObject({ status: 403 })
  const path = `/records/fahrzeug/${car.body.id}`
  expect((await ben.asks('PATCH', path, { custom: { mileage: 13_000 }, version: 1 })).body).toMatchObject({
    version: 2,
  })
  expect((await ben.asks('PATCH', path, { name: 'Late', version: 1 })).status).toBe(409)
  const timeline = await ben.asks('GET', `${path}/timeline`)
  expect(timeline.body.items[0]).toMatchObject({
    type: 'fahrzeug.updated',
    payload: { changes: { 'custom.mileage': [12_000, 13_000] } },
  })
  const ofSofia = await ben.asks('GET', `/contacts/${sofia.id}/timeline`)
  expect(ofSofia.body.items.map(({ type }: { type: string }) => type)).toContain('fahrzeug.updated')
  expect(ofSofia.body.items[0].record).toMatchObject({ name: 'HH-KA 2041' })
  await ben.asks('DELETE', path)
  expect(await list('sort=name')).toEqual(['Bus'])
  expect(await list('trash=true')).toEqual(['HH-KA 2041'])
  await ben.asks('POST', '/records/fahrzeug/trash/restoration', { ids: [car.body.id] })
  expect(await list('sort=-name')).toEqual(['HH-KA 2041', 'Bus'])
})

test('two objects share a table and nothing else; another workspace knows neither', async () => {
  const { ann } = await aWorkspace()
  const other = await aWorkspace()
  await vehicles(ann)
  await ann.asks('POST', '/custom-objects', { label: 'Course', labelPlural: 'Courses' })
  const car = await ann.asks('POST', '/records/fahrzeug', { name: 'Bus' })
  const course = await ann.asks('POST', '/records/course', { name: 'Bus driving' })
  expect((await ann.asks('GET', '/records/course')).body.items).toHaveLength(1)
  expect((await ann.asks('GET', '/records/course?q=bus')).body.items).toMatchObject([{ name: 'Bus driving' }])
  expect((await ann.asks('GET', `/records/course/${car.body.id}`)).body.code).toBe('record_not_found')
  expect((await ann.asks('PATCH', `/records/course/${car.body.id}`, { name: 'X' })).body.code).toBe('record_not_found')
  expect((await ann.asks('DELETE', `/records/fahrzeug/${course.body.id}`)).body.code).toBe('record_not_found')
  const wrong = await ann.asks('POST', '/records/fahrzeug', { name: 'Y', custom: { holder: car.body.id } })
  expect(wrong.body.errors).toMatchObject([{ path: 'custom.holder', code: 'unknown_reference' }])
  expect((await other.ann.asks('GET', `/records/fahrzeug/${car.body.id}`)).body.code).toBe('object_not_found')
  expect((await other.ann.asks('GET', '/search?q=bus')).body.items).toEqual([])
})

test('names are made of labels, are taken once, and an archived object comes back with its records', async () => {
  const { ann, ben } = await aWorkspace()
  const object = await vehicles(ann)
  await ann.asks('POST', '/records/fahrzeug', { name: 'Bus' })
  const again = await ann.asks('POST', '/custom-objects', { label: 'Fahrzeug', labelPlural: 'Fahrzeuge' })
  expect(again.body).toMatchObject({ name: 'fahrzeug2', plural: 'fahrzeuge2' })
  for (const name of ['contact', 'deal', 'fahrzeug'])
    expect(await ann.asks('POST', '/custom-objects', { label: 'X', labelPlural: 'Xs', name })).toMatchObject({
      body: { code: 'object_exists' },
    })
  expect((await ben.asks('POST', '/custom-objects', { label: 'X', labelPlural: 'Xs' })).status).toBe(403)
  const renamed = await ann.asks('PATCH', `/custom-objects/${object.id}`, { label: 'Auto', labelPlural: 'Autos' })
  expect(renamed.body).toMatchObject({ name: 'fahrzeug', label: 'Auto' })
  const pointing = await aField(ann, { object: 'contact', label: 'Car', type: 'relation', relation: 'fahrzeug' })
  await ann.asks('PUT', `/custom-objects/${object.id}/archive`)
  expect((await ann.asks('GET', '/records/fahrzeug')).body.code).toBe('object_not_found')
  expect((await ann.asks('GET', '/contacts')).status).toBe(200)
  expect((await ann.asks('POST', '/contacts', { custom: { car: null } })).body.errors).toMatchObject([
    { code: 'unknown_field' },
  ])
  await ann.asks('DELETE', `/custom-objects/${object.id}/archive`)
  expect((await ann.asks('GET', '/records/fahrzeug')).body.items).toMatchObject([{ name: 'Bus' }])
  const { body } = await ann.asks('GET', '/objects')
  const contact = body.items.find(({ name }: { name: string }) => name === 'contact')
  expect(contact.fields.at(-1)).toMatchObject({ name: `custom.${pointing.name}`, object: 'fahrzeug' })
})
