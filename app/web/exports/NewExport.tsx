import { Button, Radio } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { queryOf } from '../objects/list-search.ts'
import { useModel } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { useColumns } from '../objects/use-columns.ts'
import { useCountWords } from '../objects/use-count-words.ts'
import { countQuery } from '../objects/use-list.ts'
import { RouteNotFound } from '../shell/RouteNotFound.tsx'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { useListView } from '../views/use-list-view.ts'
import styles from './Exports.module.css'
import { create } from './export-client.ts'
import { chosenColumns } from './export-columns.ts'

const formats = ['xlsx', 'csv'] as const
type Format = (typeof formats)[number]

/** Takes a list out of Kith as it is filtered and sorted: as what, and with which columns. */
export function NewExport() {
  const { t } = useTranslation('exports')
  const { session } = useShell()
  const { object } = useSearch({ strict: false }) as { object?: string } // the route's search, of a route without a static parent
  const model = useModel(object ?? '')
  if (!model) return <RouteNotFound />
  if (session.permissions.includes('export')) return <Choices model={model} />
  return (
    <>
      <PageHeader title={t('new.title')} />
      <ForbiddenState reason={t('forbidden')} />
    </>
  )
}

function Choices({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('exports')
  const router = useRouter()
  const cache = useQueryClient()
  const countWords = useCountWords()
  const list = useListView(model)
  const query = queryOf(list.search)
  const { data: counted } = useQuery(countQuery(model, query))
  const { columns } = useColumns(model, list)
  const [format, setFormat] = useState<Format>('xlsx')
  const [which, setWhich] = useState<'shown' | 'all'>('shown')
  const shown = chosenColumns(
    model,
    t('number'),
    columns.map(({ key }) => key),
  )
  const all = chosenColumns(model, t('number'))
  const start = useMutation({
    mutationFn: () =>
      create({
        ...{ object: model.descriptor.name, format, name: model.many, columns: which === 'all' ? all : shown },
        ...(query.filter ? { filter: query.filter } : {}),
        ...(query.sort ? { sort: query.sort } : {}),
        ...(query.q ? { q: query.q } : {}),
        ...(query.trash ? { trash: true } : {}),
      }),
    onError: tellFailure,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: api.exports.key() })
      router.history.push('/exports')
    },
  })
  const narrowed = Boolean(query.filter || query.q)
  return (
    <>
      <PageHeader title={t('new.title')} trail={[{ label: model.many, href: list.hrefOf(list.view) }]} />
      <div className={styles.place}>
        <form
          className={styles.measure}
          onSubmit={(event) => {
            event.preventDefault()
            start.mutate()
          }}
        >
          <div>
            <h2 className={styles.title}>
              {counted
                ? t('new.what', { count: `${countWords(counted)} ${model.words('unit', { count: counted.count })}` })
                : model.many}
            </h2>
            <p className={styles.text}>{t(narrowed ? 'new.narrowed' : 'new.allOfThem')}</p>
          </div>
          <Radio.Group
            label={t('new.format')}
            value={format}
            onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
          >
            <div className={styles.choices}>
              {formats.map((one) => (
                <Radio key={one} value={one} label={t(`formats.${one}`)} description={t(`formatTexts.${one}`)} />
              ))}
            </div>
          </Radio.Group>
          <Radio.Group
            label={t('new.columns')}
            value={which}
            onChange={(value) => setWhich(value === 'all' ? 'all' : 'shown')}
          >
            <div className={styles.choices}>
              <Radio value="shown" label={t('new.shown', { count: shown.length })} description={labelsOf(shown)} />
              <Radio value="all" label={t('new.all', { count: all.length })} description={labelsOf(all)} />
            </div>
          </Radio.Group>
          <p className={styles.text}>{t('new.formulas')}</p>
          <div className={styles.acts}>
            <Button type="submit" variant="filled" loading={start.isPending}>
              {t('new.start')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => router.history.back()}>
              {t('ui:cancel')}
            </Button>
          </div>
        </form>
      </div>
    </>
  )
}

const labelsOf = (columns: { label: string }[]) => columns.map(({ label }) => label).join(', ')
