import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A line to a server on loopback that a test may cut, until the test ends. */
export async function aCuttableLine(to: number) {
  const open = new Set<Socket>()
  let left = Number.POSITIVE_INFINITY
  let said = 0
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    } // biome-ignore format: both ways
    near.pipe(far)
    far.on('data', (part) => {
      left -= part.length
      said += part.length
      if (left < 0) return cut()
      near.write(part)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    cut()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    cut,
    /** Bytes the server has said. */
    said: () => said,
    /** Cuts once the server has said so many bytes more. */
    cutAfter(bytes: number) {
      left = bytes
    },
  }
}
