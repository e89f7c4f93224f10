-- What people tell about themselves, for every workspace they are in. The photo's content lies with the files, under its hash.
alter table users
  add column time_zone        text,
  add column working_hours    jsonb not null default '[]',
  add column signature        text not null default '' check (length(signature) <= 2000),
  add column photo_sha256     text check (photo_sha256 ~ '^[0-9a-f]{64}$'),
  add column photo_media_type text;
create index users_by_photo on users (photo_sha256) where photo_sha256 is not null;
