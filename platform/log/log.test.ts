import { expect, test } from 'vitest'
import { openLog } from './log.ts'

test('a log says what failed and where, and nothing of the person it was about', () => {
  const lines: string[] = []
  const log = openLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
  const failure = Object.assign(new Error('duplicate key'), {
    code: '23505',
    table: 'contacts',
    detail: 'Key (email)=(cleo@kunde.example) already exists.',
  })
  log.error(
    { err: failure, contact: { name: 'Cleo Kunde', emails: ['cleo@kunde.example'] }, requestId: 'r1' },
    'request failed',
  )
  const [line = ''] = lines
  expect(line).toContain('"requestId":"r1"')
  expect(line).toContain('"table":"contacts"')
  expect(line).not.toContain('cleo@kunde.example')
  expect(line).not.toContain('Cleo Kunde')
})
