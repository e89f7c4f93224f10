/** Lets somebody draw on the page of an offer; without it a typed name is enough. Strokes go into a hidden field. */
export const signatureScript = `'use strict'
const place = document.querySelector('.sign')
const canvas = place.querySelector('canvas')
const field = place.querySelector('input')
const pen = canvas.getContext('2d')
const strokes = []
let stroke = null
place.hidden = false
Object.assign(pen, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#23211e' })
const at = (event) => {
  const { left, top, width, height } = canvas.getBoundingClientRect()
  return [((event.clientX - left) * 600) / width, ((event.clientY - top) * 160) / height].map((n) => Math.max(0, Math.min(600, Math.round(n))))
}
canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId)
  stroke = at(event)
  strokes.push(stroke)
  pen.beginPath()
  pen.moveTo(stroke[0], stroke[1])
})
canvas.addEventListener('pointermove', (event) => {
  if (!stroke || stroke.length > 1000) return
  const [x, y] = at(event)
  stroke.push(x, y)
  pen.lineTo(x, y)
  pen.stroke()
})
const end = () => {
  stroke = null
  field.value = JSON.stringify(strokes.filter((one) => one.length > 2).slice(0, 60))
}
canvas.addEventListener('pointerup', end)
canvas.addEventListener('pointercancel', end)
place.querySelector('button').addEventListener('click', () => {
  strokes.length = 0
  pen.clearRect(0, 0, 600, 160)
  field.value = ''
})
`
