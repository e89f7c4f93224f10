import { objects } from '#app/server/objects.ts'
import { learnWords } from '#platform/search/learn-words'
import { inTurn } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const typed = ['Schneider', 'Sonnenberg', 'Katharina', 'Lindenfeld', 'Müller', 'Wolfsgang']
const mistyped = [
  'Schnieder',
  'Sonenberg',
  'Katarhina',
  'Lindenfled',
  'Mulelr Katharina',
  'Wolfgagn Hofmann',
  'Quandzykovski',
]
const prefixes = typed.flatMap((word) => [2, 3, 4, 5, 6, 7, 8].map((length) => word.slice(0, length)))

/** Search as you type over all objects, and the list's “email contains”. */
export async function searchRows(stand: Stand): Promise<Row[]> {
  const { api, size } = stand
  const { firstName, lastName, email, phone } = await somebody(stand)
  await api.send('POST', '/contacts', {
    firstName: 'Ilse',
    lastName: 'Quandzykowski',
    emails: ['ilse@quandzykowski.example'],
  })
  // A job learns what comes in; what was seeded is older than what it looks at.
  await stand.owner.query('delete from search_learning')
  await learnWords(stand.owner, objects)
  const find = (words: readonly string[]) => (round: number) =>
    api.get(`/search?q=${encodeURIComponent(words[round % words.length] ?? '')}`)
  const containing = (text: string) => () =>
    api.get(
      `/contacts?limit=60&filter=${encodeURIComponent(JSON.stringify({ field: 'emails', op: 'contains', value: text }))}`,
    )
  const byHand = `select id, first_name, last_name, emails from contacts where workspace_id = $1 and deleted_at is null and search_text like $2 limit 60`
  const times = await inTurn(84, {
    'search: typing, 2 to 8 letters': find(prefixes),
    'search: one rare word': find(['Quandzykowski']),
    'search: first and last name': find([`${firstName} ${lastName}`]),
    'search: part of an email': find([email.slice(0, email.indexOf('@') - 1)]),
    'search: part of a phone number': find([phone.slice(4, 11)]),
    'search: mistyped names': find(mistyped),
    'search: a whole phone number': find([phone]),
    'email contains, one hit': containing('quandzykowski'),
    'email contains, some hits': containing(email.slice(email.indexOf('.') + 1, email.indexOf('@') - 1)),
    'email contains, a tenth of all': containing('gmail'),
    'email contains, nearly all': containing('example'),
    owner: () => stand.owner.query({ name: 'like', text: byHand, values: [stand.workspaceId, '%quandzykowski%'] }),
  })
  const { owner, ...kith } = times
  return Object.entries(kith).map(([work, taken]) => {
    const isSearch = work.startsWith('search')
    const limited = size > 100_000 || isSearch
    return {
      work,
      size,
      measured: ms(taken),
      limit: `${ms(owner)} (LIKE as the owner, one hit)`,
      ratio: (taken.p50 / owner.p50).toFixed(1),
      target: isSearch ? 'p95 ≤ 50 ms' : limited ? 'p95 ≤ 50 ms' : 'p50 ≤ 17 ms (peer ÷ 10)',
      met: limited ? taken.p95 <= 50 : taken.p50 <= 17,
    }
  })
}

async function somebody({ owner, workspaceId }: Stand) {
  const { rows } = await owner.query(
    `select first_name as "firstName", last_name as "lastName", emails -> 0 ->> 'value' as email, phones -> 0 ->> 'value' as phone
     from contacts where workspace_id = $1 and phones <> '[]' and deleted_at is null order by md5(id::text) limit 1`,
    [workspaceId],
  )
  return rows[0] as { firstName: string; lastName: string; email: string; phone: string } // the query's own columns
}
