import { Modal, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '../objects/object-view.ts'
import { UiLink } from '../ui/UiLink.tsx'
import { Graph } from './Graph.tsx'
import styles from './Relations.module.css'
import { graphQuery } from './relation-client.ts'
import { useEdgeWords } from './use-edge-words.ts'

/** The picture large, one step or two around the record, and the same as a list. */
export function GraphDialog({ record, model, close }: RecordPartProps & { close: () => void }) {
  const { t } = useTranslation('relations')
  const { models } = useObjects()
  const wordsOf = useEdgeWords()
  const [depth, setDepth] = useState<1 | 2>(1)
  const { name, plural } = model.descriptor
  const { data } = useQuery(graphQuery(name, plural, record.id, depth))
  const nodes = new Map(data?.nodes.map((node) => [node.id, node]))
  const linkTo = (id: string) => {
    const node = nodes.get(id)
    const other = node && models.get(node.object)
    return (
      <UiLink href={`${other?.path ?? ''}/${id}`} onClick={close}>
        {node?.title || other?.one}
      </UiLink>
    )
  }
  return (
    <Modal
      opened
      onClose={close}
      size={780}
      title={t('graph.title', { name: model.titleOf(record) })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <SegmentedControl
        size="xs"
        aria-label={t('graph.steps')}
        value={String(depth)}
        onChange={(value) => setDepth(value === '2' ? 2 : 1)}
        data={[
          { value: '1', label: t('graph.oneStep') },
          { value: '2', label: t('graph.twoSteps') },
        ]}
      />
      <div className={styles.picture}>
        <Graph
          model={model}
          record={record}
          depth={depth}
          size={{ width: 720, height: 460 }}
          most={40}
          opened={close}
        />
      </div>
      {data?.more && <p className={styles.foot}>{t('graph.more')}</p>}
      {data && data.edges.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('graph.list')}</h3>
          <ul className={styles.list}>
            {data.edges.map((edge) => (
              <li key={edge.relationId ?? `${edge.field} ${edge.fromId} ${edge.toId}`}>
                {linkTo(edge.fromId)} — {wordsOf(edge)} — {linkTo(edge.toId)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}
