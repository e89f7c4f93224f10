import type { RelationGraph } from './relation-client.ts'

type Node = RelationGraph['nodes'][number]

export interface Placed extends Node {
  x: number
  y: number
}

/**
 * Where each node of a graph stands: the record in the middle, those a step away on a ring around it, those two steps away
 * on a second one, near whom they are linked with. The same graph always looks the same.
 */
export function placed(
  { nodes, edges }: RelationGraph,
  { width, height }: { width: number; height: number },
): Placed[] {
  const angles = new Map<string, number>()
  const first = nodes.filter(({ distance }) => distance === 1)
  for (const [index, { id }] of first.entries()) angles.set(id, turn(index, first.length))
  const parentOf = (id: string) => {
    const edge = edges.find(
      ({ fromId, toId }) => (fromId === id && angles.has(toId)) || (toId === id && angles.has(fromId)),
    )
    return edge ? (angles.get(edge.fromId === id ? edge.toId : edge.fromId) ?? 0) : 0
  }
  const second = nodes
    .filter(({ distance }) => distance === 2)
    .map((node) => ({ id: node.id, near: parentOf(node.id) }))
    .sort((a, b) => a.near - b.near)
  for (const [index, { id }] of second.entries()) angles.set(id, turn(index, second.length))
  const rings = second.length > 0 ? [0, 0.5, 0.88] : [0, 0.74]
  return nodes.map((node) => {
    const angle = angles.get(node.id) ?? 0
    const reach = rings[node.distance] ?? 0
    return {
      ...node,
      x: Math.round(width / 2 + Math.cos(angle) * reach * (width / 2 - 34)),
      y: Math.round(height / 2 - 6 + Math.sin(angle) * reach * (height / 2 - 22)),
    }
  })
}

// From the top, clockwise; two stand left and right, where there is room for names.
const turn = (index: number, count: number) =>
  (index / Math.max(1, count)) * 2 * Math.PI + (count <= 2 ? Math.PI : -Math.PI / 2)
