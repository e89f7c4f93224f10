-- The limited role's way to the queue (graphile-worker's own schema, which it installs itself and which that role cannot
-- reach): put a job in, and see, retry or remove those of one's own workspace. The bodies name graphile_worker's tables
-- late, so this migration does not ask which of the two came first.

-- A job belongs to the workspace of the transaction that enqueues it, and its key is unique within that workspace.
create function kith.enqueue(task text, payload json, job_key text, run_at timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  workspace uuid := kith.workspace_id();
begin
  if workspace is null or (payload ->> 'workspaceId')::uuid is distinct from workspace then
    raise exception 'A job is enqueued for the workspace of its transaction only' using errcode = 'insufficient_privilege';
  end if;
  -- Ten tries with graphile-worker's growing pauses are spread over three and a half hours.
  return (graphile_worker.add_job(task, payload, run_at => run_at, max_attempts => 10, job_key => workspace || ':' || job_key)).id;
end $$;
select kith.offer('kith.enqueue(text, json, text, timestamptz)');

-- The jobs of this transaction's workspace. A finished job is gone; failed means that no try is left.
create function kith.workspace_jobs()
  returns table (id bigint, task text, state text, attempts smallint, max_attempts smallint, run_at timestamptz, created_at timestamptz,
                 last_error text, payload jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select j.id, t.identifier,
           case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed' else 'queued' end,
           j.attempts, j.max_attempts, j.run_at, j.created_at, j.last_error, j.payload::jsonb
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload ->> 'workspaceId' = kith.workspace_id()::text;
end $$;
select kith.offer('kith.workspace_jobs()');

-- Gives a job that waits or has failed all its tries anew, from now. Null: it runs, or is not there.
create function kith.retry_job(job_id bigint) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return (select r.id from graphile_worker.reschedule_jobs(
    array(select w.id from kith.workspace_jobs() w where w.id = job_id and w.state <> 'running'), run_at => now(), attempts => 0) r);
end $$;
select kith.offer('kith.retry_job(bigint)');

-- Takes a job that waits or has failed out of the queue. Null: it runs, or is not there.
create function kith.remove_job(job_id bigint) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return (select r.id from graphile_worker.complete_jobs(
    array(select w.id from kith.workspace_jobs() w where w.id = job_id and w.state <> 'running')) r);
end $$;
select kith.offer('kith.remove_job(bigint)');
