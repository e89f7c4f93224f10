import { ActionIcon, Button } from '@mantine/core'
import { IconArchive, IconArrowBackUp, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './Relations.module.css'
import { type RelationType, relationTypesQuery } from './relation-client.ts'
import { TypeForm } from './TypeForm.tsx'
import { useRelationWords } from './use-relation-words.ts'

/** Settings → Relations: how records can stand to each other. */
export function TypesScreen() {
  const { t } = useTranslation('relations')
  const { session } = useShell()
  const types = useQuery(relationTypesQuery)
  const [form, setForm] = useState<RelationType | 'new'>()
  if (!mayIn(session)('dataModel')) return <ForbiddenState />
  const items = types.data?.items ?? []
  const archived = items.filter(({ archivedAt }) => archivedAt !== null)
  return (
    <Section title={t('types.title')} detail={t('types.detail')}>
      {types.isPending && <RowSkeletons count={6} />}
      {types.error && <PartProblem problem={types.error} retry={() => void types.refetch()} />}
      <ul className={sectionRows}>
        {items
          .filter(({ archivedAt }) => archivedAt === null)
          .map((type) => (
            <TypeLine key={type.id} type={type} rename={() => setForm(type)} />
          ))}
      </ul>
      {archived.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('types.archived')}</h3>
          <ul className={sectionRows}>
            {archived.map((type) => (
              <TypeLine key={type.id} type={type} />
            ))}
          </ul>
        </>
      )}
      <Button mt={12} leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setForm('new')}>
        {t('types.add')}
      </Button>
      {form && <TypeForm type={form === 'new' ? undefined : form} close={() => setForm(undefined)} />}
    </Section>
  )
}

function TypeLine({ type, rename }: { type: RelationType; rename?: () => void }) {
  const { t } = useTranslation('relations')
  const { models } = useObjects()
  const queries = useQueryClient()
  const wordsOf = useRelationWords()
  const forward = wordsOf({ type, direction: 'forward' })
  const name = type.isSymmetric ? forward : `${forward} / ${wordsOf({ type, direction: 'backward' })}`
  const many = (object: string) => models.get(object)?.many ?? object
  const archive = async (isArchived: boolean) => {
    try {
      await client.relationTypes.change({ id: type.id, archived: isArchived })
    } catch (problem) {
      tellFailure(problem)
    }
    await queries.invalidateQueries({ queryKey: relationTypesQuery.queryKey })
  }
  return (
    <li className={styles.typeRow}>
      <div className={rowWords}>
        <span>{name}</span>
        <p className={rowNote}>
          {t(type.isSymmetric ? 'types.between' : 'types.towards', {
            from: many(type.fromObject),
            to: many(type.toObject),
          })}
          {type.builtin && ` · ${t('types.readyMade')}`}
        </p>
      </div>
      {rename ? (
        <span className={styles.tools}>
          <ActionIcon aria-label={t('types.rename', { name })} onClick={rename}>
            <IconPencil size={16} stroke={1.6} />
          </ActionIcon>
          <ActionIcon aria-label={t('types.archive', { name })} onClick={() => void archive(true)}>
            <IconArchive size={16} stroke={1.6} />
          </ActionIcon>
        </span>
      ) : (
        <ActionIcon aria-label={t('types.restore', { name })} onClick={() => void archive(false)}>
          <IconArrowBackUp size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}
