/** Frames that say how large a picture is: SOF0 to SOF15 but for tables (C4), extensions (C8) and arithmetic coding (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** How large a JPEG is in pixels (ITU-T T.81, B.2); undefined for what is none. */
export function sizeOfJpeg(content: Buffer): { width: number; height: number } | undefined {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 10 <= content.length && content[at] === 0xff) {
    if (isFrame(content[at + 1] ?? 0)) {
      const [height, width] = [content.readUInt16BE(at + 5), content.readUInt16BE(at + 7)]
      return width > 0 && height > 0 ? { width, height } : undefined
    }
    at += 2 + content.readUInt16BE(at + 2)
  }
  return undefined
}
