import './node-version.mjs'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installMissing, root } from './install.mjs'
import { prepare } from './prepare.mjs'

/**
 * Everything that is checked, or with --quick what takes seconds: types, style, unit tests and laws. With --both-databases,
 * as CI runs it, the tests of the server once more on an ordinary PostgreSQL. Other arguments go to vitest. The last line
 * sums up; types and style count as one test each.
 */
const quick = process.argv.includes('--quick')
const both = process.argv.includes('--both-databases')
const rest = process.argv.slice(2).filter((argument) => !['--quick', '--both-databases'].includes(argument))
const none = { passed: 0, failed: 0, skipped: 0 }
const report = 'dist/tests/report.json'
const failures = []

installMissing({ development: true })
if (!quick) prepare()

const checks = await Promise.all([
  check('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
  check('style', ['node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=warn']),
])
const sum = add(...checks, await tests(), quick || rest.length > 0 ? none : await ordinaryTests())
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`)
console.log(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`)
process.exitCode = sum.failed > 0 ? 1 : 0

async function check(name, command) {
  const { code, output } = await run(command, 'pipe')
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`)
  if (code !== 0) failures.push(`✗ ${name}`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** The same tests of the server on a PostgreSQL as a distribution installs it, whose owner is no superuser. */
async function ordinaryTests() {
  if (!both) {
    console.log('skipped: the suite on an ordinary PostgreSQL; npm test -- --both-databases runs it as well')
    return { ...none, skipped: 1 }
  }
  const home = '/usr/lib/postgresql'
  if (!existsSync(home) || !readdirSync(home).some((version) => Number(version) >= 15)) {
    console.log(`skipped: the suite on an ordinary PostgreSQL, because there is no 15 or newer in ${home}`)
    return { ...none, skipped: 1 }
  }
  console.log('\nOnce more on an ordinary PostgreSQL:')
  return tests(['--project', 'unit', '--project', 'acceptance'], { KITH_TEST_DATABASE: 'ordinary' })
}

async function tests(sets = quick ? ['--project', 'unit', '--project', 'laws'] : [], env = {}) {
  rmSync(join(root, report), { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(['node_modules/vitest/vitest.mjs', 'run', ...sets, ...reporters, ...rest], 'inherit', env)
  if (!existsSync(join(root, report))) return { passed: 0, failed: 1, skipped: 0 }
  const files = JSON.parse(readFileSync(join(root, report), 'utf8')).testResults
  const sum = add(...files.map(sumOfFile))
  tellSkipped(files)
  failures.push(...files.flatMap(failuresOf))
  // An error outside every test, such as a set-up that fails, fails the run without failing a test.
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum
}

function sumOfFile({ status, assertionResults }) {
  const count = (...states) => assertionResults.filter((test) => states.includes(test.status)).length
  const failed = count('failed')
  // A file that cannot be loaded holds no tests and has failed all the same.
  return {
    passed: count('passed'),
    failed: failed || (status === 'failed' ? 1 : 0),
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  }
}

/** What failed, said again at the end: a log that is cut off keeps its end. */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  const file = name.slice(root.length)
  if (failed.length === 0 && status === 'failed') return [`✗ ${file}\n${message}`]
  return failed.map((test) => `✗ ${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`)
}

function tellSkipped(files) {
  for (const { name, assertionResults } of files)
    for (const { status, fullName } of assertionResults)
      if (status !== 'passed' && status !== 'failed') console.log(`skipped: ${fullName} (${name.slice(root.length)})`)
}

function add(...sums) {
  const total = (what) => sums.reduce((all, sum) => all + sum[what], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

function run(command, output, env = {}) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
  })
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  child.stderr?.on('data', (text) => {
    said += text
  })
  return new Promise((done) => child.once('exit', (code) => done({ code, output: said })))
}
