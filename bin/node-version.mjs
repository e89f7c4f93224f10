/** Ends the process with words a person can act upon where Node is older than Kith needs. Syntax here stays plain for old Nodes. */
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Kith needs Node 20.19 or newer; this is ${process.versions.node}. Install a current one from https://nodejs.org and run the command again.`,
  )
  process.exit(1)
}
