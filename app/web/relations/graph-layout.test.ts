import { expect, test } from 'vitest'
import { placed } from './graph-layout.ts'

const node = (id: string, distance: number) => ({ object: 'contact', id, title: id, distance })
const edge = (fromId: string, toId: string) => ({
  ...{ fromId, toId, relationId: null, typeId: null, field: 'companies', object: 'contact' },
})

test('nobody stands on anybody else, and all within the picture', () => {
  const nodes = [
    node('me', 0),
    ...Array.from({ length: 13 }, (_, i) => node(`a${i}`, 1)),
    ...Array.from({ length: 26 }, (_, i) => node(`b${i}`, 2)),
  ]
  const edges = nodes.slice(1).map(({ id, distance }, index) => edge(distance === 1 ? 'me' : `a${index % 13}`, id))
  const found = placed({ nodes, edges, more: false }, { width: 720, height: 480 })
  expect(found[0]).toMatchObject({ x: 360, y: 234 })
  expect(new Set(found.map(({ x, y }) => `${x} ${y}`)).size).toBe(40)
  for (const { x, y } of found) expect(x > 20 && x < 700 && y > 10 && y < 470).toBe(true)
})

test('a record alone is in the middle', () =>
  expect(placed({ nodes: [node('me', 0)], edges: [], more: false }, { width: 280, height: 220 })).toMatchObject([
    { x: 140, y: 104 },
  ]))
