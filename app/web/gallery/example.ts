import type { Field, RecordRef } from '../ui/field.ts'
import type { Sources } from '../ui/sources.ts'

/** A contact of the example, in the shape the API gives. */
export interface ExampleContact {
  id: string
  name: string
  company: RecordRef | null
  emails: { value: string; primary: boolean }[]
  lifecycle: string
  owner: string
  total: number | null
  activeAt: string
  tags: string[]
}

const people = `Sofia Marchetti|Café Lumen|sofia@cafe-lumen.de|customer|u2|1482000|12
Henrik Sørensen|Nordlys Kaffebar|henrik@nordlys.dk|opportunity|u2|214000|60
Amara Diallo|Hotel Speicherstadt|a.diallo@speicherstadt.de|opportunity|u1||125
Priya Raman|Raman & Söhne|priya@raman-soehne.de|customer|u2|2146000|190
Mehmet Yıldız|Yıldız Bistro|mehmet@yildiz-bistro.de|customer|u3|873000|310
Hanna Lindqvist|Fika & Co|hanna@fikaco.se|opportunity|u2|498000|1500
Léa Fontaine|Atelier Fontaine|lea@atelier-fontaine.fr|customer|u1|931500|1600
Lukas Brandt|Brandt Coworking|lukas@brandt-cowork.de|lead|u1||1700
Marit de Vries|Koffiehuis De Brug|marit@debrug.nl|customer|u1|1124000|2900
Carlos Ibáñez||c.ibanez@posteo.de|subscriber|u3|41200|3000
Jakub Novák|Kavárna Most|jakub@kavarnamost.cz|customer|u2|765500|4400
Maximiliane-Charlotte von Hohenstein-Wittgenstein|Gesellschaft für Spezialitätenkaffee und Röstkultur mbH|maximiliane-charlotte@spezialitaetenkaffee.example|qualified|u1|612000|4500
Yuki Tanaka||yuki.tanaka@mailbox.org|former|u3|68400|5900
Tomasz Wiśniewski|Kawiarnia Zaułek|tomasz@zaulek.pl|customer|u2|587000|6000
Johanna Petersen|Petersen Feinkost|jp@petersen-feinkost.de|customer|u1|1390500|7300`

const now = Date.now()
const base = people.split('\n').map((line) => line.split('|'))

export const contacts: ExampleContact[] = Array.from({ length: 1284 }, (_, index) => {
  const [name = '', company = '', email = '', lifecycle = '', owner = '', total = '', minutes = '0'] =
    base[index % base.length] ?? []
  return {
    id: String(index + 1),
    name: index < base.length ? name : `${name} ${Math.floor(index / base.length) + 1}`,
    company: company ? { id: `c${index}`, name: company, kind: 'company' } : null,
    emails: [{ value: email, primary: true }],
    lifecycle,
    owner,
    total: total ? Number(total) : null,
    activeAt: new Date(now - (Number(minutes) + index * 7) * 60_000).toISOString(),
    tags: index % 3 ? ['Wholesale', 'Espresso'] : ['Wholesale', 'Espresso', 'Decaf', 'Office'],
  }
})

const users: RecordRef[] = [
  { id: 'u1', name: 'Mara Lindt', kind: 'person' },
  { id: 'u2', name: 'Jonas Weber', kind: 'person' },
  { id: 'u3', name: 'Aylin Demir', kind: 'person' },
]

const companies: RecordRef[] = contacts.slice(0, 15).flatMap((contact) => contact.company ?? [])

export const sources: Sources = {
  find: async (_object, query) =>
    companies.filter((company) => company.name.toLowerCase().includes(query.toLowerCase())),
  users,
  teams: [],
  tags: ['Wholesale', 'Espresso', 'Decaf', 'Office'],
  recordOf: (_object, id) => companies.find((company) => company.id === id),
}

export const fields: Field[] = [
  { key: 'name', label: 'Name', type: 'text' },
  { key: 'company', label: 'Company', type: 'relation', object: 'company' },
  { key: 'emails', label: 'Email', type: 'emails' },
  {
    key: 'lifecycle',
    label: 'Lifecycle',
    type: 'select',
    options: [
      { value: 'subscriber', label: 'Subscriber', share: 0 },
      { value: 'lead', label: 'Lead', share: 0.2 },
      { value: 'qualified', label: 'Qualified', share: 0.35 },
      { value: 'opportunity', label: 'Opportunity', share: 0.5 },
      { value: 'customer', label: 'Customer', share: 1 },
      { value: 'former', label: 'Former', share: -1 },
    ],
  },
  { key: 'owner', label: 'Owner', type: 'user' },
  { key: 'total', label: '12 months', type: 'money' },
  { key: 'activeAt', label: 'Last activity', type: 'dateTime' },
  { key: 'tags', label: 'Tags', type: 'tags' },
]
