import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openApiDocument } from '#app/server/openapi.ts'
import { type Setting, settings } from '#platform/config/settings'
import { root } from '#platform/root'

/** What is generated and kept: the types of the tables, the document of the contract, the list of settings. */
export const generated = {
  tables: 'platform/db/tables.generated.ts',
  openApi: 'docs/openapi.json',
  settings: 'docs/settings.md',
}

const types = { timestamptz: 'string', int8: 'number', date: 'string' }
const options = [
  ['--dialect', 'postgres'],
  ['--camel-case'],
  ['--date-parser', 'string'],
  ['--type-mapping', JSON.stringify(types)],
  ['--exclude-pattern', 'graphile_worker.*'],
  ['--default-schema', 'public'],
  ['--print'],
].flat()

/** TypeScript of every table, read from a migrated database. */
export async function generateTables(databaseUrl: string): Promise<string> {
  const codegen = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const { stdout } = await promisify(execFile)(process.execPath, [codegen, ...options, '--url', databaseUrl])
  return stdout.slice(stdout.indexOf('/**')).trimEnd().concat('\n')
}

/** The OpenAPI document as it is kept in docs/. */
export async function generateOpenApi(): Promise<string> {
  return `${JSON.stringify(await openApiDocument(), null, 1)}\n`
}

/** The settings as an operator reads them. */
export function generateSettings(): string {
  const lines = Object.entries<Setting>(settings).map(
    ([name, setting]) =>
      `| \`${name}\` | ${setting.default} | ${setting.explains}${setting.secret ? ' Secret.' : ''} |`,
  )
  const head = [
    '# Settings',
    '',
    'Environment variables, all optional. Generated from `platform/config/settings.ts`.',
    '',
  ]
  return `${[...head, '| variable | default | what it does |', '| --- | --- | --- |', ...lines].join('\n')}\n`
}
