// Asks for what the first screen shows while the program that shows it is still on its way; app/web/early.ts hands it on.
// A file of its own because the content security policy allows no inline script.
;(() => {
  const asked = new Map()
  const ask = (address) => {
    const answer = fetch(address, { credentials: 'same-origin' })
    asked.set(address, answer)
    return answer.then((found) => (found.ok ? found.clone().json() : null)).catch(() => null)
  }
  window.kithAsked = asked
  const list = location.search === '' && /^\/(\w+)$/.exec(location.pathname)
  ask('/api/v1/session').then((visitor) => {
    if (!visitor?.user || !visitor.workspace) return
    ask('/api/v1/members')
    if (location.pathname === '/') ask('/api/v1/home')
    ask('/api/v1/objects').then((objects) => {
      const type = list && objects?.items.find(({ plural, custom }) => plural === list[1] && !custom)
      if (!type) return
      // First of all whether it is shown as a list or as a board.
      ask(`/api/v1/views?object=${type.name}`)
      ask(`/api/v1/${type.plural}?sort=${type.defaultSort}&limit=100`)
    })
  })
  // What nobody has taken by then is out of date.
  setTimeout(() => asked.clear(), 5000)
})()
