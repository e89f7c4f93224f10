import { appendFileSync, chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** PostgreSQL settings by name, as in postgresql.conf. */
export type PostgresSettings = Record<string, string>

/** For a small machine that also runs Kith. `alter system set …` goes over them, as PostgreSQL reads those last. */
const tuned: PostgresSettings = {
  // Reached by its private socket only.
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  // A query of a client that was killed ends within a second, before the next run resumes its work.
  client_connection_check_interval: '1s',
  shared_buffers: '96MB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // Reads without extra I/O worker processes: the working set is in memory, and each worker costs some.
  io_method: 'sync',
  // Nothing acknowledged may be lost.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Bulk imports: few checkpoints, little log. Nobody replicates from an embedded server.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '2GB',
  min_wal_size: '128MB',
  wal_compression: 'on',
  wal_buffers: '4MB',
  checkpoint_timeout: '15min',
  log_line_prefix: '%m [%p] %a ',
  log_min_duration_statement: '5s',
  // Parameters are personal data.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_timezone: 'UTC',
  timezone: 'UTC',
  cluster_name: 'kith',
}

const ours = 'kith.conf'

/** Lets a new cluster read our settings file, and lets nobody in but through the private socket. */
export function adoptSettings(cluster: string): void {
  appendFileSync(join(cluster, 'postgresql.conf'), `\ninclude '${ours}'\n`)
  writeFileSync(
    join(cluster, 'pg_hba.conf'),
    '# The socket folder has mode 0700: who can reach it owns the database.\nlocal all all trust\n',
  )
}

/** Writes the settings anew at every start, so that an update of Kith brings its own. */
export function writeSettings(cluster: string, more: PostgresSettings): void {
  const lines = Object.entries({ ...tuned, ...more }).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  )
  const file = join(cluster, ours)
  writeFileSync(
    file,
    `# Written by Kith at every start; use "alter system set" instead of editing.\n${lines.join('\n')}\n`,
  )
  chmodSync(file, 0o644) // Written by root perhaps, read by the database's account.
}
