-- What its maker saw when an export was read; whoever sees less by now makes it anew.
alter table exports add column sight jsonb;
