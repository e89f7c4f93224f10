// Sets the colour scheme before the first paint, so that a dark screen never flashes white.
// A file of its own because the content security policy allows no inline script.
;(() => {
  let wanted = 'auto'
  try {
    wanted = localStorage.getItem('kith-color-scheme') || 'auto'
  } catch {
    // Storage may be closed to us (private windows): follow the system.
  }
  const dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
