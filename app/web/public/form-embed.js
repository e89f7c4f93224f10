// Sets a form of Kith into another page: <script async src="https://…/form-embed.js" data-form="…"></script>
;(() => {
  const script = document.currentScript
  const word = script?.dataset.form
  if (!word) return
  const home = new URL(script.src).origin
  const here = new URL(location.href)
  const carried = new URLSearchParams({ framed: '', page: here.origin + here.pathname })
  if (document.referrer) carried.set('referrer', document.referrer)
  for (const name of ['source', 'medium', 'campaign', 'term', 'content']) {
    const value = here.searchParams.get(`utm_${name}`)
    if (value) carried.set(`utm_${name}`, value)
  }
  const frame = document.createElement('iframe')
  frame.src = `${home}/f/${encodeURIComponent(word)}?${carried}`
  frame.title = script.dataset.title || 'Form'
  frame.loading = 'lazy'
  frame.style.cssText = 'display:block;width:100%;height:480px;border:0;color-scheme:light'
  addEventListener('message', (event) => {
    if (event.origin !== home || event.source !== frame.contentWindow) return
    const { height, title, onward } = Object(Object(event.data).kithForm)
    if (typeof title === 'string' && !script.dataset.title) frame.title = title
    if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, 80), 20000)}px`
    if (typeof onward === 'string' && /^https?:\/\//i.test(onward)) location.assign(onward)
  })
  script.after(frame)
})()
