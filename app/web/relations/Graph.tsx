import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '../objects/object-view.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { type Placed, placed } from './graph-layout.ts'
import styles from './Relations.module.css'
import { graphQuery, type RelationGraph } from './relation-client.ts'
import { useEdgeWords } from './use-edge-words.ts'

interface GraphProps extends RecordPartProps {
  depth: 1 | 2
  size: { width: number; height: number }
  /** Draws no more nodes than these. */
  most: number
  /** Called when a node was opened. */
  opened?: () => void
}

/** Who stands around a record, as a picture: nodes are links. What it says stands beside it as a list, see GraphDialog. */
export function Graph({ model, record, depth, size, most, opened }: GraphProps) {
  const { t } = useTranslation('relations')
  const { name, plural } = model.descriptor
  const { data, isPending, error } = useQuery(graphQuery(name, plural, record.id, depth))
  if (isPending) return <RowSkeletons count={4} />
  if (error) return <p className={styles.failure}>{t('graph.failed')}</p>
  const title = model.titleOf(record)
  if (data.nodes.length < 2) return <p className={styles.foot}>{t('graph.alone', { name: title })}</p>
  return <Picture graph={firstOf(data, most)} size={size} label={t('graph.label', { name: title })} opened={opened} />
}

function firstOf(graph: RelationGraph, most: number): RelationGraph {
  const nodes = graph.nodes.slice(0, most)
  const known = new Set(nodes.map(({ id }) => id))
  return { ...graph, nodes, edges: graph.edges.filter(({ fromId, toId }) => known.has(fromId) && known.has(toId)) }
}

interface PictureProps {
  graph: RelationGraph
  size: { width: number; height: number }
  label: string
  opened: (() => void) | undefined
}

function Picture({ graph, size, label, opened }: PictureProps) {
  const wordsOf = useEdgeWords()
  const nodes = placed(graph, size)
  const at = new Map(nodes.map((node) => [node.id, node]))
  const worded = graph.edges.length <= 12 && size.width > 400
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing
    <svg viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={label}>
      {graph.edges.map((edge) => {
        const [from, to] = [at.get(edge.fromId), at.get(edge.toId)]
        if (!from || !to) return null
        const words = wordsOf(edge)
        return (
          <g key={edge.relationId ?? `${edge.field} ${edge.fromId} ${edge.toId}`}>
            <line className={styles.edge} x1={from.x} y1={from.y} x2={to.x} y2={to.y}>
              <title>{[from.title, words, to.title].join(' — ')}</title>
            </line>
            {worded && (
              <text className={styles.edgeWords} x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 4}>
                {words}
              </text>
            )}
          </g>
        )
      })}
      {nodes.map((node) => (
        <GraphNode key={node.id} node={node} wide={size.width > 400 ? 22 : 13} opened={opened} />
      ))}
    </svg>
  )
}

function GraphNode({ node, wide, opened }: { node: Placed; wide: number; opened: (() => void) | undefined }) {
  const { models } = useObjects()
  const router = useRouter()
  const model = models.get(node.object)
  const title = node.title || model?.one || ''
  const href = `${model?.path ?? ''}/${node.id}`
  return (
    <a
      href={href}
      className={styles.node}
      data-center={node.distance === 0 || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        opened?.()
        router.history.push(href)
      }}
    >
      <title>{[title, model?.one].filter(Boolean).join(', ')}</title>
      {model?.view.kind === 'person' ? (
        <circle cx={node.x} cy={node.y} r={13} />
      ) : (
        <rect x={node.x - 13} y={node.y - 13} width={26} height={26} rx={6} />
      )}
      <text className={styles.initials} x={node.x} y={node.y}>
        {initialsOf(title)}
      </text>
      <text className={styles.name} x={node.x} y={node.y + 26}>
        {title.length > wide ? `${title.slice(0, wide - 1)}…` : title}
      </text>
    </a>
  )
}

const initialsOf = (title: string) =>
  title
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase())
    .join('')
