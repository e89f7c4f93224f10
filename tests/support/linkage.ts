import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { commonnessIn, count, sharesOf, type Tally } from '#platform/duplicates/commonness-of-base'
import { blockingKeys } from '#platform/duplicates/compare/blocking-keys'
import { compare, type Kind, WORTH_A_LOOK } from '#platform/duplicates/compare/compare'
import { type Facts, profileOf } from '#platform/duplicates/compare/profile'
import { root } from '#platform/root'

/** Where the real linkage data lies, beside the repository. */
export const linkageFolder = join(root, '../shared/data')
export const hasLinkageData = existsSync(join(linkageFolder, 'dedupe-febrl1'))

interface Known extends Facts {
  /** Which record is which, known beforehand. */
  truth: string
}

export interface LinkageSet {
  name: string
  kind: Kind
  /** The figures its README asks for. */
  least: { f1: number; precision: number }
  read(): Known[]
}

const rows = (file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(linkageFolder, file), 'utf8').trim(), {
    ...{ header: true, transformHeader: (name) => name.trim(), transform: (value) => value.trim() },
  }).data

const febrl = (file: string, withId: boolean) => (): Known[] =>
  rows(file).map((row) => ({
    truth: row.rec_id?.split('-')[1] ?? '',
    given: row.given_name ?? null,
    family: row.surname ?? null,
    birthday: row.date_of_birth?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null,
    identifiers: withId && row.soc_sec_id ? [row.soc_sec_id] : [],
    addresses: [
      {
        street: `${row.street_number} ${row.address_1}`,
        city: row.suburb ?? '',
        postcode: row.postcode ?? '',
        region: row.state ?? '',
      },
    ],
  }))

const splink = (): Known[] =>
  rows('dedupe-splink-fake1000/fake_1000.csv').map((row) => ({
    truth: row.cluster ?? '',
    given: row.first_name ?? null,
    family: row.surname ?? null,
    birthday: row.dob ?? null,
    addresses: row.city ? [{ city: row.city }] : [],
    emails: row.email ? [row.email] : [],
  }))

const chicago = (): Known[] =>
  rows('dedupe-chicago-sites/csv_example_input_with_true_ids.csv').map((row) => ({
    truth: row['True Id'] ?? '',
    name: row['Site name'] ?? null,
    phones: row.Phone ? [row.Phone] : [],
    addresses: [{ street: row.Address ?? '', postcode: row.Zip ?? '' }],
  }))

/** The sets, and what their READMEs call passed. The same weights and keys for all people, and for all organisations. */
export const linkageSets: readonly LinkageSet[] = [
  {
    name: 'febrl1',
    kind: 'person',
    least: { f1: 0.985, precision: 0 },
    read: febrl('dedupe-febrl1/dataset1.csv', true),
  },
  {
    name: 'febrl1 without id',
    kind: 'person',
    least: { f1: 0.985, precision: 0 },
    read: febrl('dedupe-febrl1/dataset1.csv', false),
  },
  {
    name: 'febrl2',
    kind: 'person',
    least: { f1: 0.965, precision: 0 },
    read: febrl('dedupe-febrl2/dataset2.csv', true),
  },
  {
    name: 'febrl2 without id',
    kind: 'person',
    least: { f1: 0.965, precision: 0 },
    read: febrl('dedupe-febrl2/dataset2.csv', false),
  },
  { name: 'splink fake_1000', kind: 'person', least: { f1: 0.75, precision: 0.95 }, read: splink },
  { name: 'chicago sites', kind: 'organisation', least: { f1: 0.8, precision: 0.9 }, read: chicago },
]

export interface Quality {
  precision: number
  recall: number
  f1: number
}

/** What is found in a set: the pairs as they are shown, and the groups that follow when each pair is merged. */
export function linked({ kind, read }: LinkageSet): {
  records: number
  truePairs: number
  pairs: Quality
  groups: Quality
} {
  const known = read()
  const found = pairsIn(kind, known)
  const truth = known.map(({ truth }) => truth)
  const together = groupsOf(known.length, found)
  const truePairs = within(truth).length
  const isTrue = ([a, b]: [number, number]) => truth[a] === truth[b]
  return {
    records: known.length,
    truePairs,
    pairs: qualityOf(found.length, found.filter(isTrue).length, truePairs),
    groups: qualityOf(within(together).length, within(together).filter(isTrue).length, truePairs),
  }
}

const MOST_IN_A_BLOCK = 50

function pairsIn(kind: Kind, known: readonly Facts[]): [number, number][] {
  const profiles = known.map(profileOf)
  const tally: Tally = new Map()
  count(tally, profiles)
  const common = commonnessIn(sharesOf(tally, profiles.length))
  const blocks = new Map<string, number[]>()
  for (const [index, profile] of profiles.entries())
    for (const key of blockingKeys(kind, profile)) blocks.set(key, [...(blocks.get(key) ?? []), index])
  const seen = new Set<string>()
  const found: [number, number][] = []
  for (const block of blocks.values()) {
    if (block.length > MOST_IN_A_BLOCK) continue
    for (const pair of within(block.map(() => '')).map(([a, b]): [number, number] => [block[a] ?? 0, block[b] ?? 0])) {
      if (seen.has(pair.join())) continue
      seen.add(pair.join())
      const [a, b] = [profiles[pair[0]], profiles[pair[1]]]
      if (a && b && compare(kind, common, a, b).confidence >= WORTH_A_LOOK) found.push(pair)
    }
  }
  return found
}

/** All pairs of indexes that have the same label. */
function within(labels: readonly string[]): [number, number][] {
  const groups = new Map<string, number[]>()
  for (const [index, label] of labels.entries()) {
    const group = groups.get(label)
    if (group) group.push(index)
    else groups.set(label, [index])
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b): [number, number] => [a, b])),
  )
}

/** Labels by connection: who is one with somebody is one with whom they are one. */
function groupsOf(size: number, pairs: readonly [number, number][]): string[] {
  const parent = Array.from({ length: size }, (_, index) => index)
  const top = (index: number): number => {
    const above = parent[index] ?? index
    return above === index ? index : top(above)
  }
  for (const [a, b] of pairs) parent[top(a)] = top(b)
  return parent.map((_, index) => String(top(index)))
}

function qualityOf(found: number, right: number, truth: number): Quality {
  const precision = right / found
  const recall = right / truth
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}
