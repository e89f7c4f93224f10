import type { Write } from '#platform/objects/object-type'

/** Numbers between 0 and 1, the same ones for the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words = (text: string) => text.split(' ')
const firstNames = words(
  'Anna Ben Clara David Emma Felix Greta Hannah Ida Jonas Katharina Lukas Maria Noah Olivia Paul Quirin Rosa Sofia Thomas ' +
    'Ursula Viktor Wanda Xaver Yasmin Zoë Andreas Birgit Christian Dörte Elisabeth Florian Günther Heike Ingrid Jürgen Karin ' +
    'Matthias Nadine Oliver Petra Ralf Sabine Stefan Tanja Uwe Vera Wolfgang James Mary John Patricia Robert Jennifer Michael ' +
    'Linda William Barbara Richard Susan Joseph Jessica Charles Sarah Daniel Karen Matthew Nancy Anthony Lisa Mark Margaret ' +
    'Luca Giulia Marco Chiara Pierre Camille Hugo Léa Carlos Lucía Javier Elena Piotr Agnieszka Jan Zofia Mehmet Ayşe Emre Elif ' +
    'Aleksandr Natalia Ivan Olga Wei Mei Hiroshi Yuki Priya Arjun Fatima Omar Amina Kwame Ngozi Søren Freja Björn Astrid',
)
const common = words(
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder ' +
    'Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Smith Johnson Williams Brown Jones Garcia Miller Davis ' +
    'Rodriguez Martinez Rossi Russo Ferrari Dubois Laurent Nowak Kowalski Yılmaz Kaya Ivanov Petrov Wang Li Tanaka Singh Okafor',
)
const heads = words(
  'Sonnen Linden Eichen Birken Rosen Stein Gold Silber Winter Sommer Hohen Nieder Ober Unter Alten Neuen Schwarzen Weissen ' +
    'Grünen Roten Kirch Burg Wald Feld Berg Tal Bach See Moor Heide Adler Falken Löwen Bären Hirsch Fuchs Reb Wein Korn Mühl ' +
    'Kessel Hammer Eisen Kupfer Bruck Holz Brand Sand Wolfs Königs',
)
const tails = words(
  'berg feld mann bach hof stein thal wald heim hausen dorf burg brück horst kamp rath stedt hagen reuter meister bauer ' +
    'müller schmidt macher graf auer inger ström holm lund gren qvist wick sen son ski',
)
const trades = words(
  'Kaffee Druck Bau Elektro Garten Möbel Metall Logistik Software Beratung Medien Optik Reisen Sport Mode Wein Holz Glas Solar ' +
    'Kälte Textil Pharma Food Design Immobilien Finanz Energie Labor Verlag Musik',
)
const legal = words('GmbH AG KG OHG Ltd Inc SARL SpA BV Oy')
const titles = [
  'Managing Director',
  'Head of Sales',
  'Buyer',
  'Office Manager',
  'Engineer',
  'Accountant',
  'Owner',
  'Marketing Manager',
]
const sources = ['website', 'fair', 'referral', 'import', 'newsletter', 'phone']
const stages = ['subscriber', 'lead', 'lead', 'lead', 'qualified', 'opportunity', 'customer', 'customer', 'former']
const freemail = ['gmail.example', 'web.example', 'gmx.example', 'outlook.example']

/** A company as the API takes it. Names repeat about as little as real ones. */
export function aCompany(random: () => number, number: number): { name: string; domains: string[] } {
  const name = `${pick(random, heads)}${pick(random, tails)} ${pick(random, trades)} ${pick(random, legal)}`
  return { name: `${name} ${number}`, domains: [`${plain(name.split(' ').slice(0, 2).join('-'))}-${number}.example`] }
}

/** A contact as the API takes it; the common names are common, a long tail is rare. `number` keeps the email unique. */
export function aContact(random: () => number, number: number, domain: string | undefined) {
  const firstName = firstNames[Math.floor(random() ** 1.6 * firstNames.length)] ?? ''
  const lastName = random() < 0.35 ? pick(random, common) : `${pick(random, heads)}${pick(random, tails)}`
  const host = domain ?? pick(random, freemail)
  return {
    firstName,
    lastName,
    emails: [`${plain(firstName)}.${plain(lastName)}${number}@${host}`],
    phones: random() < 0.8 ? [`+49${pick(random, ['30', '40', '89', '151', '170'])}${digits(random, 8)}`] : [],
    jobTitle: random() < 0.6 ? pick(random, titles) : null,
    lifecycleStage: pick(random, stages),
    source: pick(random, sources),
    language: random() < 0.7 ? 'de' : 'en',
    tags: random() < 0.3 ? [pick(random, trades).toLowerCase()] : [],
    addresses: random() < 0.5 ? [{ city: `${pick(random, heads)}${pick(random, tails)}`, country: 'DE' }] : [],
    externalId: `K-${number}`,
  }
}
export type Person = ReturnType<typeof aContact>

/** A person as the row the objects engine would keep, so that search text and keys come from the engine itself. */
export const keptForm = ({ emails, phones, ...person }: Person): Write['after'] => ({
  ...person,
  emails: emails.map((value) => ({ value, primary: true })),
  phones: phones.map((value) => ({ value, primary: true })),
})

/** Without case and accents, as `kith.fold` makes it for the letters used here. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

/** One of several. */
export function pick<T>(random: () => number, of: readonly T[]): T {
  const one = of[Math.floor(random() * of.length)]
  if (one === undefined) throw new Error('Nothing to pick from')
  return one
}

const digits = (random: () => number, count: number) =>
  Array.from({ length: count }, (_, index) => Math.floor(random() * (index ? 10 : 9)) + (index ? 0 : 1)).join('')
