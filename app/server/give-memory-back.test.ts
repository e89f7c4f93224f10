import { expect, test } from 'vitest'
import { giveMemoryBack } from './give-memory-back.ts'

test('memory is given back at rest, once for what has grown', async () => {
  let collected = 0
  let told = () => {}
  const atRest = new Promise<void>((resolve) => (told = resolve))
  const giving = giveMemoryBack({
    everyMs: 200,
    worth: 1,
    collect() {
      collected++
      told()
    },
  })
  await atRest
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(collected).toBe(1)
  giving.close()
})

test('what is at work, or small, is left alone', async () => {
  let collected = 0
  const collect = () => collected++
  const small = giveMemoryBack({ everyMs: 20, worth: Number.MAX_SAFE_INTEGER, collect })
  const busy = giveMemoryBack({ everyMs: 20, worth: 1, collect })
  for (let turn = 0; turn < 10; turn++) {
    const until = performance.now() + 30
    while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(collected).toBe(0)
  small.close()
  busy.close()
})
