import { Badge, Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { CollectionScreen } from '#app/web/shell/CollectionScreen.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import type { Column } from '#app/web/ui/DataTable.tsx'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { Approvals } from './Approvals.tsx'
import { type Sequence, sequencesQuery } from './sequence-client.ts'

export const stateColors = { draft: 'gray', on: 'green', archived: 'yellow' } as const

/** All sequences with how they do; above them the mails that wait for approval. */
export function SequencesScreen() {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const may = mayIn(session)
  const query = useQuery({ ...sequencesQuery, enabled: may('sequences.read') })
  const columns = useMemo(() => columnsOf(t, formats), [t, formats])
  return (
    <CollectionScreen
      name="sequences"
      title={t('title')}
      mayRead={may('sequences.read')}
      forbidden={t('forbidden')}
      query={query}
      columns={columns}
      hrefOf={({ id }) => `/sequences/${id}`}
      phone={({ name, state, figures }) => ({
        title: name,
        detail: t(`state.${state}`),
        value: formats.number(figures.active),
      })}
      begin={{ label: t('list.new'), href: '/sequences/new', may: may('sequences.create') }}
      empty={{ title: t('list.empty.title'), text: t('list.empty.text') }}
      actions={
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconMail size={16} stroke={1.6} />}
          onClick={() => router.history.push('/mail-templates')}
        >
          {t('templates.title')}
        </Button>
      }
    >
      <Approvals />
    </CollectionScreen>
  )
}

const columnsOf = (t: TFunction<'sequences'>, formats: Formats): Column<Sequence>[] => {
  const figure = (key: 'enrolled' | 'active' | 'paused'): Column<Sequence> => ({
    ...{ key, label: t(`figures.${key}`), width: 120, align: 'end' as const },
    cell: ({ figures }) => formats.number(figures[key]),
  })
  const ended = (key: 'finished' | 'answered'): Column<Sequence> => ({
    ...{ key, label: t(`figures.${key}`), width: 120, align: 'end' as const },
    cell: ({ figures }) => formats.number(figures.ended[key] ?? 0),
  })
  return [
    { key: 'name', label: t('settings.name'), width: 260, cell: ({ name }) => name },
    {
      key: 'state',
      label: t('list.state'),
      width: 120,
      cell: ({ state }) => <Badge color={stateColors[state]}>{t(`state.${state}`)}</Badge>,
    },
    {
      key: 'steps',
      label: t('list.steps'),
      width: 100,
      align: 'end',
      cell: ({ steps }) => formats.number(steps.length),
    },
    figure('enrolled'),
    figure('active'),
    ended('answered'),
    ended('finished'),
  ]
}
