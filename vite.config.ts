import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { slimContract } from './app/web/build-contract.ts'

/** Those that know light-dark() and nesting: rewritten for older ones, light-dark() lost its colours in the dark scheme. */
const cssTarget = ['chrome123', 'edge123', 'firefox121', 'safari17.5']

/** The web app: built from app/web into dist/web, from where the server hands it out. */
export default defineConfig({
  root: 'app/web',
  plugins: [react(), slimContract()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', cssTarget, reportCompressedSize: true },
  server: { host: '127.0.0.1', proxy: { '^/api/': 'http://127.0.0.1:3000' } },
})
