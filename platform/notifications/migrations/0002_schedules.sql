-- When mails may come to a person: the hour of the daily mail, the weekday of the weekly one (1: Monday), and when it is to be
-- quiet. Times are of the clock in the person's own time zone; what is not said here is the default of the columns.
create table notification_schedules (
  workspace_id   uuid not null,
  user_id        uuid not null,
  digest_hour    smallint not null default 8 check (digest_hour between 0 and 23),
  digest_weekday smallint not null default 1 check (digest_weekday between 1 and 7),
  quiet_from     smallint check (quiet_from between 0 and 1439),
  quiet_to       smallint check (quiet_to between 0 and 1439),
  work_days      smallint[] not null check (cardinality(work_days) between 1 and 7 and work_days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade,
  check (num_nonnulls(quiet_from, quiet_to) <> 1)
);
select kith.protect('notification_schedules');

comment on table notifications is 'What people were told. merge: follows record_id';
create index notifications_by_record on notifications (workspace_id, record_id) where record_id is not null;
