-- What did I do last (undo), and what did this person do (audit)? What imports did has its own cause to be found by.
create index events_by_person on events (workspace_id, actor_id, recorded_at desc, id desc)
  where actor_kind in ('user', 'apiKey');
-- The audit asks for kinds of changes, newest first. What imports wrote, a million at a time, is left out: it would double
-- the cost of each row, and is found along the key.
create index events_by_kind on events (workspace_id, type, recorded_at desc, id desc) where actor_kind <> 'import';
