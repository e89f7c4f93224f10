import { ActionIcon, Button, NativeSelect, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { useSources } from '../ui/sources.ts'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import styles from './Rights.module.css'
import { type Share, sharesQuery } from './rights-client.ts'

type Level = Share['level']

/** Who sees one record beside those whose role shows it to them; a person or a team more, or fewer. */
export function ShareDrawer({ record, model, close }: RecordPartProps & { close: () => void }) {
  const { t } = useTranslation('rights')
  const { name: object, may } = model.descriptor
  const cache = useQueryClient()
  const query = sharesQuery(object, record.id)
  const found = useQuery(query)
  const refresh = () => cache.invalidateQueries({ queryKey: query.queryKey })
  const share = async (draft: { userId?: string; teamId?: string; level: Level }) => {
    try {
      await client.shares.create({ object, recordId: record.id, ...draft } as Parameters<
        typeof client.shares.create
      >[0])
    } catch (problem) {
      tellFailure(problem)
    }
    await refresh()
  }
  const end = async (one: Share) => {
    try {
      await client.shares.delete({ id: one.id })
    } catch (problem) {
      tellFailure(problem)
      return
    }
    await refresh()
    const to = one.team ? { teamId: one.team.id } : { userId: one.person?.id ?? '' }
    offerUndo(t('share.ended', { name: nameOf(one) }), () => share({ ...to, level: one.level }))
  }
  return (
    <SideDrawer close={close} title={t('share.title', { name: model.titleOf(record) })}>
      <p className={styles.note}>{t('share.detail')}</p>
      {may.update && <ShareWith taken={found.data?.items ?? []} share={share} />}
      {found.isPending && <RowSkeletons count={3} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className={styles.note}>{t('share.none')}</p>}
      <ul className={styles.shares}>
        {found.data?.items.map((one) => (
          <li key={one.id}>
            <div>
              {nameOf(one)}
              <span className={styles.because}>
                {t(`share.level.${one.level}`)}
                {one.createdBy && ` · ${t('share.by', { name: one.createdBy.name })}`}
              </span>
            </div>
            {may.update && (
              <ActionIcon size={24} aria-label={t('share.end', { name: nameOf(one) })} onClick={() => void end(one)}>
                <IconX size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </SideDrawer>
  )
}

const nameOf = ({ person, team }: Share) => person?.name ?? team?.name ?? ''

interface ShareWithProps {
  taken: readonly Share[]
  share: (draft: { userId?: string; teamId?: string; level: Level }) => Promise<void>
}

function ShareWith({ taken, share }: ShareWithProps) {
  const { t } = useTranslation('rights')
  const { users, teams } = useSources()
  const [who, setWho] = useState<string | null>(null)
  const [level, setLevel] = useState<Level>('read')
  const having = new Set(taken.map(({ person, team }) => person?.id ?? team?.id))
  const choices = (of: typeof users) =>
    of.filter(({ id }) => !having.has(id)).map(({ id, name }) => ({ value: id, label: name }))
  const add = async () => {
    if (!who) return
    await share({ ...(teams.some(({ id }) => id === who) ? { teamId: who } : { userId: who }), level })
    setWho(null)
  }
  return (
    <form
      className={styles.share}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Select
        label={t('share.with')}
        placeholder={t('share.whom')}
        data={[
          ...(teams.length > 0 ? [{ group: t('share.teams'), items: choices(teams) }] : []),
          { group: t('share.people'), items: choices(users) },
        ]}
        value={who}
        onChange={setWho}
        searchable
        clearable
      />
      <NativeSelect
        label={t('share.may')}
        data={(['read', 'update'] as const).map((value) => ({ value, label: t(`share.level.${value}`) }))}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value as Level)} // one of the two above
      />
      <Button type="submit" variant="filled" disabled={!who}>
        {t('share.add')}
      </Button>
    </form>
  )
}
