// Declares the events of every part: the demo records some of each.
import '../routes.ts'
import { randomBytes } from 'node:crypto'
import { removeDemo } from '#app/demo/demo.ts'
import { loadDemo } from '#app/demo/load.ts'
import { setUpWorkspace } from '#platform/auth/set-up-workspace'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { operatorActing, type Whom } from './operator.ts'
import { runCommand } from './run.ts'

const DEMO = { workspace: 'Hafen Kaffee', email: 'mara.lindt@hafen.example' }

/** `kith demo`: fills the workspace, or makes one where there is none yet; prints how to sign in to that. */
export const demo = ({ remove, ...whom }: Whom & { remove?: boolean }) =>
  runCommand(async ({ kith }) => {
    const isAllExample = await ensureWorkspace(kith)
    const acting = await operatorActing(kith, whom)
    await inWorkspace(kith, acting, (ctx) => (remove ? removeDemo(ctx) : loadDemo(ctx, { isAllExample })))
    console.log(
      remove
        ? 'The demo data is gone; everything else stayed.'
        : `${acting.workspace.name} has two years of customers and orders now.`,
    )
  })

/** @returns whether there was none */
async function ensureWorkspace(kith: Kith): Promise<boolean> {
  const { rows } = await kith.database.owner.query('select 1 from workspaces limit 1')
  if (rows.length > 0) return false
  const password = randomBytes(9).toString('base64url')
  await setUpWorkspace(kith, { ...DEMO, password })
  console.log(`Made the workspace ${DEMO.workspace}. Sign in as ${DEMO.email} with the password ${password}`)
  return true
}
