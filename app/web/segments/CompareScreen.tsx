import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { hrefWith } from '../objects/list-search.ts'
import { useModel } from '../objects/ObjectsProvider.tsx'
import { RouteError } from '../shell/RouteError.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { Filter } from '../ui/filter.ts'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { Distribution } from './Distribution.tsx'
import { PurchasesCompared } from './PurchasesCompared.tsx'
import styles from './Segments.module.css'
import { type Segment, segmentsQuery } from './segment-client.ts'

interface CompareSearch {
  a?: string
  b?: string
  field?: string
}

/** Two segments beside each other: how many are in both, how a field is distributed, what they bought. */
export function CompareScreen() {
  const { t } = useTranslation('segments')
  const router = useRouter()
  const search: CompareSearch = useSearch({ strict: false })
  const query = useQuery(segmentsQuery())
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const all = query.data?.items ?? []
  const a = all.find(({ id }) => id === search.a)
  const b = all.find(({ id, object }) => id === search.b && (!a || object === a.object))
  const go = (patch: CompareSearch) => {
    const next = Object.entries({ ...search, ...patch }).flatMap(([key, value]) => (value ? [[key, value]] : []))
    router.history.replace(`/segments/comparison?${new URLSearchParams(next)}`)
  }
  const choose = (key: 'a' | 'b', offered: Segment[]) => (
    <Select
      label={t(`compare.${key}`)}
      placeholder={t('compare.choose')}
      searchable
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={search[key] ?? null}
      onChange={(value) => go({ [key]: value ?? undefined })}
    />
  )
  return (
    <>
      <PageHeader title={t('compare.title')} trail={[{ label: t('title'), href: '/segments' }]} />
      <div className={styles.page}>
        <div className={`${styles.inner} ${styles.wide}`}>
          <div className={styles.two}>
            {choose('a', all)}
            {choose(
              'b',
              all.filter(({ id, object }) => id !== a?.id && (!a || object === a.object)),
            )}
          </div>
          {a && b ? (
            <Compared key={`${a.id} ${b.id}`} a={a} b={b} field={search.field} chooseField={(field) => go({ field })} />
          ) : (
            !query.isPending && <EmptyState title={t('compare.chooseTwo')}>{t('compare.hint')}</EmptyState>
          )}
        </div>
      </div>
    </>
  )
}

interface ComparedProps {
  a: Segment
  b: Segment
  field: string | undefined
  chooseField: (field: string) => void
}

function Compared({ a, b, field, chooseField }: ComparedProps) {
  const { t } = useTranslation('segments')
  const model = useModel(a.object)
  // People are not compared by parts of their many addresses.
  const isPart = (key: string) => model?.field(key.split('.')[0] ?? '')?.type.startsWith('address')
  const offered = [...(model?.fields ?? []), ...(model?.facets ?? [])].filter(
    ({ type, key }) => comparable.has(type) && !isPart(key),
  )
  const chosen = offered.find(({ key }) => key === field) ?? offered.find(({ type }) => type === 'select') ?? offered[0]
  return (
    <>
      <Overlap a={a} b={b} />
      <section className={styles.card} aria-label={t('compare.field')}>
        <Select
          label={t('compare.field')}
          allowDeselect={false}
          searchable
          data={offered.map(({ key, label }) => ({ value: key, label }))}
          value={chosen?.key ?? null}
          onChange={(value) => value && chooseField(value)}
          maw={320}
        />
        {chosen && <Distribution a={a} b={b} field={chosen} />}
      </section>
      {(a.object === 'contact' || a.object === 'company') && <PurchasesCompared a={a} b={b} />}
    </>
  )
}

const comparable = new Set<string>([
  ...['select', 'multiSelect', 'tags', 'boolean', 'user', 'rating', 'number', 'money', 'date', 'dateTime'],
  ...['text', 'language', 'country'],
])

/** A bar of three parts, each of which opens its records; the figures stand behind it as a table. */
function Overlap({ a, b }: { a: Segment; b: Segment }) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const model = useModel(a.object)
  const { data } = useQuery(api.segmentComparisons.overlap.queryOptions({ input: { id: a.id, withId: b.id } }))
  if (!data) return <Skeleton height={140} />
  const inA: Filter = { segment: a.id, op: 'in' }
  const inB: Filter = { segment: b.id, op: 'in' }
  const rows = [
    { key: 'onlyA', count: data.a - data.both, filter: { and: [inA, { segment: b.id, op: 'notIn' }] } },
    { key: 'both', count: data.both, filter: { and: [inA, inB] } },
    { key: 'onlyB', count: data.b - data.both, filter: { and: [{ segment: a.id, op: 'notIn' }, inB] } },
    { key: 'either', count: data.either, filter: { and: [{ or: [inA, inB] }] } },
  ] satisfies { key: keyof typeof fills; count: number; filter: Filter }[]
  return (
    <section className={styles.card} aria-label={t('compare.overlap')}>
      <h2 className={styles.heading}>{t('compare.overlap')}</h2>
      <div className={styles.bars}>
        {rows.map(({ key, count, filter }) => (
          <div key={key} className={styles.bar}>
            <span>
              <UiLink href={hrefWith(model?.path ?? '', { filter })}>{t(`compare.${key}`)}</UiLink>
            </span>
            <span className={styles.track}>
              <span
                className={`${styles.fill} ${fills[key]}`}
                style={{ inlineSize: `${(70 * count) / Math.max(1, data.either)}%` }}
                aria-hidden="true"
              />
              <span className={styles.share}>
                {formats.number(count)} · {formats.percent(count / Math.max(1, data.either))}
              </span>
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}

/** What is of both wears neither colour. */
const fills = { onlyA: styles.a, onlyB: styles.b, both: styles.ofBoth, either: styles.ofBoth }
