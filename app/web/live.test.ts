import { QueryClient } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { followChanges, mentions } from './live.ts'

const contact = new Set(['contact'])

test('a change refreshes the queries of its object, and no others', () => {
  expect(mentions([['contacts', 'list'], { input: {} }], contact)).toBe(true)
  expect(mentions([['orders', 'list'], { input: {} }], contact)).toBe(false)
  expect(mentions([['companies', 'get']], new Set(['company']))).toBe(true)
})

test('search holds records of any object, the session none', () => {
  expect(mentions([['search', 'search'], { input: { q: 'a' } }], contact)).toBe(true)
  expect(mentions([['session', 'get']], contact)).toBe(false)
})

test('a stream that was refused is asked for anew, and then everything on screen once more', () => {
  vi.useFakeTimers()
  const opened: { readyState: number; onopen?: () => void; onerror?: () => void }[] = []
  class Source {
    static readonly CLOSED = 2
    readyState = 0
    constructor() {
      opened.push(this)
    }
    addEventListener() {}
    close() {}
  }
  vi.stubGlobal('EventSource', Source)
  onTestFinished(() => void vi.useRealTimers().unstubAllGlobals())
  const client = new QueryClient()
  const asked = vi.spyOn(client, 'invalidateQueries')
  const end = followChanges(client)
  const [first] = opened
  first?.onerror?.()
  vi.advanceTimersByTime(60_000)
  expect(opened).toHaveLength(1)
  Object.assign(first ?? {}, { readyState: Source.CLOSED })
  first?.onerror?.()
  vi.advanceTimersByTime(5_000)
  expect(opened).toHaveLength(2)
  expect(asked.mock.lastCall?.[0]?.predicate?.({ queryKey: [['session', 'get']] } as never)).toBe(true)
  opened[1]?.onopen?.()
  vi.advanceTimersByTime(300)
  expect(asked.mock.lastCall).toEqual([{}])
  end()
})
