-- Home asks: what changed on customers lately? A million events of an import must not stand in the way.
create index events_by_hand on events (workspace_id, recorded_at desc, id desc)
  where actor_kind <> 'import' and (contact_id is not null or company_id is not null);
