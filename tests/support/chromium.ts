import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createBrotliDecompress } from 'node:zlib'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { extract } from 'tar-stream'
import { root } from '#platform/root'

/**
 * Starts the Chromium that npm brought, with the libraries and fonts it brought as well, so that a bare machine needs
 * nothing else. On platforms it does not exist for, the Chrome installed there.
 */
export async function startChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' })
  const folder = await unpacked()
  // Drawing by an imitated graphics card costs more than all the rest of a journey.
  sparticuz.setGraphicsMode = false
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...sparticuz.args, '--disable-gpu', '--disable-software-rasterizer'],
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  })
}

/** The font that came along, and those of the machine where it has some. The package's own file knows only its cloud. */
const fontsIn = (folder: string) => `<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`

/**
 * The folder with Chromium unpacked. The package's own way unpacks straight into the shared temporary folder, where a
 * second process takes a half-written file for a finished one; here the rename decides.
 */
async function unpacked(): Promise<string> {
  const home = join(root, 'node_modules', '@sparticuz', 'chromium')
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = join(root, 'dist', `chromium-${version}`)
  if (existsSync(folder)) return folder
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true })
  await writeFile(join(aside, 'chromium'), await buffer(opened(join(home, 'bin', 'chromium.br'))), { mode: 0o755 })
  for (const archive of ['al2023', 'fonts']) await unpack(join(home, 'bin', `${archive}.tar.br`), aside)
  await writeFile(join(aside, 'fonts.conf'), fontsIn(folder))
  try {
    renameSync(aside, folder)
  } catch (error) {
    rmSync(aside, { recursive: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

async function unpack(archive: string, folder: string) {
  for await (const entry of opened(archive).pipe(extract())) {
    const path = join(folder, entry.header.name)
    const content = await buffer(entry)
    if (entry.header.type !== 'file') continue
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    await chmod(path, 0o755)
  }
}

function opened(file: string) {
  return createReadStream(file).pipe(createBrotliDecompress())
}
