const [WIDTH, HEIGHT] = [600, 200]

/** A logo of at most 600 by 200 pixels on white, as the data URL of a JPEG: what page and paper need. */
export async function smallLogo(picture: Blob): Promise<string> {
  const image = await createImageBitmap(picture)
  const scale = Math.min(1, WIDTH / image.width, HEIGHT / image.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The picture cannot be drawn')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return canvas.toDataURL('image/jpeg', 0.92)
}
