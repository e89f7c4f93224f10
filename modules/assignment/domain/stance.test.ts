import { expect, test } from 'vitest'
import { type Attendance, stanceOf } from './stance.ts'

const now = new Date('2026-11-18T10:00:00Z')
const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000).toISOString()
const plain: Attendance = { chosen: 'online', seenAt: at(1), endedAt: null, awayMinutes: 15 }

test.each<[string, Partial<Attendance>, string]>([
  ['seen just now', {}, 'online'],
  ['not seen for long', { seenAt: at(16) }, 'unseen'],
  ['never seen', { seenAt: null }, 'unseen'],
  ['not seen, where that does not matter', { seenAt: null, awayMinutes: null }, 'online'],
  ['away, as they say', { chosen: 'away' }, 'away'],
  ['gone, as they say', { chosen: 'offline' }, 'offline'],
  ['their day is over', { seenAt: at(40), endedAt: at(20) }, 'offline'],
  ['back after their day was over', { seenAt: at(5), endedAt: at(20) }, 'online'],
])('%s', (_, given, stance) => expect(stanceOf({ ...plain, ...given }, now)).toBe(stance))
