import type { Seed } from '#platform/objects/seed'
import { seedWords } from './seed-words.ts'

/**
 * People and companies that stand in the base twice, as they come to: from the shop's checkout, a trade fair, a second
 * import. And the flaws of a base that has lived: shouted names, a mailbox for minutes, somebody nobody can reach.
 */
export async function seedDuplicates(seed: Seed): Promise<void> {
  const { ctx, create } = seed
  const { industries, sources, tags, twice } = seedWords(ctx)
  const [shop, , fair, , walkIn] = sources
  const wholesale = tags.slice(0, 1)
  const petersen = { street: 'Krämerstraße 12a', postcode: '25813', city: 'Husum', country: 'DE' }
  const lisbon = { street: 'Rua Augusta 112', postcode: '1100-053', city: 'Lisboa', country: 'PT' }
  const praha = { street: 'Mostecká 4', postcode: '118 00', city: 'Praha', country: 'CZ' }
  await create('company', [
    { name: 'Pastelaria Almeida', domains: ['almeida-doces.example'], addresses: [lisbon], industry: industries.at(-1) },
    { name: 'Fika & Co', website: 'https://fika-co.example', addresses: [{ street: 'Hamngatan 3', postcode: '111 47', city: 'Stockholm', country: 'SE' }] },
    { name: 'Kavárna Most', addresses: [praha], phones: ['+420257530001'] },
  ]) // biome-ignore format: a record a line
  await create('company', [
    { name: 'Almeida Pastelaria GmbH', domains: ['almeida-doces.example'], source: fair, phones: ['+351213420017'] },
    { name: 'Fika och Co AB', addresses: [{ street: 'Hamngatan 3', city: 'Stockholm', country: 'SE' }], size: '2-10' },
    { name: 'Kavarna Most s.r.o.', addresses: [{ ...praha, street: 'Mostecka 4' }], tags: wholesale },
  ]) // biome-ignore format: a record a line
  const owner = { ownerId: ctx.userId }
  const first = await create('contact', [
    { firstName: 'Johanna', lastName: 'Petersen', emails: ['jp@petersen-feinkost.example'], phones: ['+494841773201'], addresses: [petersen], jobTitle: twice.buyer, lifecycleStage: 'customer', tags: wholesale, ...owner },
    { firstName: 'Tomasz', lastName: 'Wiśniewski', emails: ['tomasz.wisniewski@zaulek.example'], phones: ['+48225550147'], lifecycleStage: 'customer', ...owner },
    { firstName: 'Yuki', lastName: 'Tanaka', addresses: [{ street: 'Große Elbstraße 7', postcode: '22767', city: 'Hamburg', country: 'DE' }], lifecycleStage: 'opportunity' },
    { firstName: 'Mehmet', lastName: 'Yıldız', phones: ['+4940669550'], jobTitle: twice.owner, lifecycleStage: 'customer' },
    { firstName: 'Elif', lastName: 'Kaya', phones: ['+4940669551'], emails: ['elif@nordlys-cafe.example'], lifecycleStage: 'qualified' },
    { firstName: 'Robert', lastName: 'Allenby', emails: ['robert.allenby@mail.example'], birthday: '1979-06-24', lifecycleStage: 'lead' },
  ]) // biome-ignore format: a record a line
  await create('contact', [
    { firstName: 'J.', lastName: 'Petersen', emails: ['shop@petersen-feinkost.example'], phones: ['+494841773201'], addresses: [{ ...petersen, street: 'Krämerstr. 12' }], source: shop, lifecycleStage: 'lead' },
    { firstName: 'Tomasz', lastName: 'Wisniewski', emails: ['tomaszwisniewski@zaulek.example'], source: fair },
    { firstName: 'Tanaka', lastName: 'Yuki', addresses: [{ street: 'Gr. Elbstr. 7', postcode: '22767', city: 'Hamburg', country: 'DE' }] },
    { firstName: 'M.', lastName: 'Yildiz', phones: ['+4940669550'], source: walkIn },
    { firstName: 'Elif', lastName: 'Kaya-Brandt', phones: ['+4940669551'], language: 'de' },
    { firstName: 'Bob', lastName: 'Allenby', birthday: '1979-06-24', emails: ['bob.allenby@mail.example'] },
    { firstName: 'HEINRICH', lastName: 'VON DER HEIDE', emails: ['heinrich@vonderheide.example'] },
    { firstName: 'siobhán', lastName: "o'neill", phones: ['+4940669552'] },
    { firstName: 'Guest', lastName: 'Checkout', emails: ['guest4711@mailinator.com'], source: shop },
    { firstName: 'Frau', lastName: 'Nachbarin' },
  ]) // biome-ignore format: a record a line
  const [johanna] = first
  await create('note', [{ body: twice.note, contactId: johanna }])
}
