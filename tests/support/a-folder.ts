import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atTheEnd } from './file-end.ts'

/** An empty folder that is gone, with what is in it, when this test file ends. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-files-'))
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
