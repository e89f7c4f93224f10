import { expect, test } from 'vitest'
import { anExportingWorkspace, takes } from '#tests/support/exports'
import { aScheme, passToEnd } from '#tests/support/scoring'

test('an export has the scores as columns, in the order of a score', async () => {
  const ours = await anExportingWorkspace()
  const { ann } = ours
  await ann.asks('POST', '/contacts', { firstName: 'Bo' })
  await ann.asks('POST', '/contacts', { firstName: 'Ada', jobTitle: 'Owner' })
  await ann.asks('PUT', '/scoring', { version: null, active: true, scheme: aScheme() })
  await passToEnd(ours)
  const columns = ['firstName', 'scoring.label', 'scoring.fit'].map((field) => ({ field }))
  const { content } = await takes(ours, ann, { object: 'contact', format: 'csv', columns, sort: '-scoring.fit' })
  expect(
    content
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n'),
  ).toEqual(['firstName,scoring.label,scoring.fit', 'Ada,B3,30', 'Bo,C3,0'])
})
