const SIDE = 256

/** The middle of a picture as a square of 256 pixels: a camera's megabytes are nothing for a circle of a thumbnail's size. */
export async function smallPhoto(picture: Blob): Promise<Blob> {
  const image = await createImageBitmap(picture)
  const side = Math.min(image.width, image.height)
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const [left, top] = [(image.width - side) / 2, (image.height - side) / 2]
  canvas.getContext('2d')?.drawImage(image, left, top, side, side, 0, 0, SIDE, SIDE)
  image.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (small) => (small ? resolve(small) : reject(new Error('The picture cannot be read'))),
      'image/jpeg',
      0.9,
    ),
  )
}
