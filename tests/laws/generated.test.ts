import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { root } from '#platform/root'
import { generated, generateOpenApi, generateSettings, generateTables } from '#tests/support/generated'

const kept = (path: string) => readFile(join(root, path), 'utf8')

test('the types of the tables are those of the migrated database', async () => {
  expect(difference(await kept(generated.tables), await generateTables(inject('templateUrl')))).toBeNull()
})

test('docs/openapi.json is the document of the contract', async () => {
  expect(difference(await kept(generated.openApi), await generateOpenApi())).toBeNull()
})

test('docs/settings.md is the list of the settings', async () => {
  expect(difference(await kept(generated.settings), generateSettings())).toBeNull()
})

test('a line that differs is named', () => {
  expect(difference('a\nb\n', 'a\nb\n')).toBeNull()
  expect(difference('a\nb\n', 'a\nc\n')).toBe('line 2 is “b” and should be “c”; run: npm run generate')
  expect(difference('a\n', 'a\nc\n')).toBe('line 2 is “” and should be “c”; run: npm run generate')
})

function difference(is: string, should: string): string | null {
  if (is === should) return null
  const [before, after] = [is.split('\n'), should.split('\n')]
  const line = after.findIndex((text, index) => text !== before[index])
  const shown = line < 0 ? after.length : line
  return `line ${shown + 1} is “${before[shown] ?? ''}” and should be “${after[shown] ?? ''}”; run: npm run generate`
}
