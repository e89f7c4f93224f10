import { afterAll } from 'vitest'
import { endAll } from './file-end.ts'

// Test files share the modules of a worker, and only a set-up file is heard in each of them.
afterAll(endAll)
