import { defaultStringifySearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Figure, Figures } from '../ui/Figures.tsx'
import { useFormats } from '../ui/format.ts'
import { failuresHref } from './import-client.ts'
import type { Import } from './import-model.ts'
import type { ImportedObject } from './use-objects.ts'

/** What became of the rows; each figure opens what it counts. */
export function ResultFigures({ imported, object }: { imported: Import; object: ImportedObject }) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const { id, counts, status, startedAt, finishedAt } = imported
  const gone = status === 'undone'
  // New records are those added while it ran; the others have no such mark, so their list is by last change.
  const created = startedAt && {
    filter: finishedAt
      ? { field: 'createdAt', op: 'between', value: [startedAt, finishedAt] }
      : { field: 'createdAt', op: 'gte', value: startedAt },
  }
  const listed = (search: object) => `/${object.plural}${defaultStringifySearch({ ...search })}`
  const figure = (key: 'created' | 'updated' | 'unchanged' | 'failed' | 'leftOut', href?: string): Figure => ({
    label: t(`result.figures.${key}`),
    value: formats.number(counts[key]),
    href: counts[key] > 0 && !gone ? href : undefined,
    tone: key === 'failed' && counts.failed > 0 ? 'bad' : undefined,
    note: key === 'failed' && counts.failed > 0 ? t('result.figures.failedNote') : undefined,
  })
  return (
    <Figures
      label={t('result.figures.label')}
      figures={[
        figure('created', created ? listed(created) : undefined),
        figure('updated', listed({ sort: '-updatedAt' })),
        figure('unchanged', listed({})),
        figure('failed'),
        ...(counts.leftOut > 0 ? [figure('leftOut')] : []),
      ]}
    >
      {counts.failed > 0 && (
        <a href={failuresHref(id)} download>
          {t('result.download', { count: counts.failed, shown: formats.number(counts.failed) })}
        </a>
      )}
    </Figures>
  )
}
