import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasRow, nextRow, rowSet, setRow, storedBits } from './row-set.ts'

test('it is a set of row numbers, also after it was stored', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.boolean()))
  fc.assert(
    fc.property(steps, (taken) => {
      const set = rowSet()
      const model = new Set<number>()
      for (const [row, isIn] of taken) {
        setRow(set, row, isIn)
        if (isIn) model.add(row)
        else model.delete(row)
      }
      const back = rowSet(storedBits(set))
      expect([set.size, back.size]).toEqual([model.size, model.size])
      const rows: number[] = []
      for (let row = nextRow(back, 0); row !== null; row = nextRow(back, row + 1)) rows.push(row)
      expect(rows).toEqual([...model].sort((a, b) => a - b))
      expect(taken.every(([row]) => hasRow(set, row) === model.has(row))).toBe(true)
    }),
  )
})
