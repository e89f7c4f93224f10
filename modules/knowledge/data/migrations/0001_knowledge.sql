-- What the public help centre of a workspace is called, and where it stands; a workspace without a row has none yet.
create table help_centres (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  -- Known before the workspace is: /help/{address}.
  address       text not null check (address ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(address) between 3 and 60),
  is_on         boolean not null default false,
  -- The first is the one that others fall back to.
  languages     text[] not null check (cardinality(languages) between 1 and 12),
  -- {language: {name, title, intro, asked: [words that are often searched]}}
  words         jsonb not null default '{}',
  colour        text check (colour ~ '^#[0-9a-f]{6}$'),
  -- A file of the workspace.
  logo          uuid,
  -- [{label, address}]: other ways to the business.
  links         jsonb not null default '[]',
  review_months integer not null default 6 check (review_months between 1 and 60),
  version       integer not null default 1,
  changed_at    timestamptz not null,
  primary key (workspace_id)
);
create unique index help_centres_by_address on help_centres (address);
select kith.protect('help_centres');

-- Whose help centre stands at an address, if it is open.
create function kith.help_centre_at(word text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select workspace_id from help_centres where address = word and is_on
$$;
select kith.offer('kith.help_centre_at(text)');

-- Whether this workspace may have an address: nobody else has it. Whoever asks for one waits until another who does is done.
create function kith.claim_help_address(word text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('help address ' || word, 0));
  return not exists (select from help_centres where address = word and workspace_id is distinct from kith.workspace_id());
end $$;
select kith.offer('kith.claim_help_address(text)');

-- What articles are about; one may lie in another, which lies in none.
create table article_categories (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  parent_id    uuid,
  slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  icon         text not null,
  -- {language: {name, about}}
  names        jsonb not null,
  position     integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, slug),
  check (parent_id <> id),
  foreign key (workspace_id, parent_id) references article_categories (workspace_id, id)
);
create index article_categories_by_parent on article_categories (workspace_id, parent_id) where parent_id is not null;
select kith.protect('article_categories');

-- An answer, written once, in as many languages as there are translations of it.
create table articles (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  -- As its translation in `language` has it.
  title        text not null,
  -- The id of a category, one of the field's choices.
  category_id  text,
  audience     text not null default 'public' check (audience in ('public', 'customers', 'staff')),
  status       text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  -- What it was written in first.
  language     text not null,
  -- Those it is published in.
  languages    jsonb not null default '[]',
  owner_id     uuid references users (id) on delete set null,
  review_on    date,
  published_at timestamptz,
  views        integer not null default 0,
  helpful      integer not null default 0,
  unhelpful    integer not null default 0,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id)
);
create index articles_by_creation on articles (workspace_id, created_at, id) where deleted_at is null;
create index articles_by_update on articles (workspace_id, updated_at, id) where deleted_at is null;
create index articles_by_category on articles (workspace_id, category_id) where category_id is not null;
create index articles_by_review on articles (workspace_id, review_on) where review_on is not null;
create index articles_by_owner on articles (workspace_id, owner_id) where owner_id is not null;
create index articles_by_text on articles using gin (search_text gin_trgm_ops);
select kith.protect('articles');
select kith.narrow('articles', '''article''', array['owner_id']);

-- An article in one language: the draft that is being written, and which version of it is published.
create table article_translations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  article_id   uuid not null,
  language     text not null,
  title        text not null,
  summary      text not null default '',
  -- Sanitised HTML.
  body         text not null default '',
  slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version      integer not null default 1,
  changed_by   uuid,
  changed_at   timestamptz not null,
  -- The number of the version that is published; null: none.
  published    integer,
  primary key (workspace_id, article_id, language),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
select kith.protect('article_translations');

-- Everything that was ever published, as it was.
create table article_versions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  article_id   uuid not null,
  language     text not null,
  number       integer not null,
  title        text not null,
  summary      text not null,
  body         text not null,
  slug         text not null,
  published_by uuid,
  published_at timestamptz not null,
  primary key (workspace_id, article_id, language, number),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
select kith.protect('article_versions', 'select, insert');

-- Where an article stood or stands: an address that was given up leads on to the one it has.
create table article_addresses (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  language     text not null,
  slug         text not null,
  article_id   uuid not null,
  primary key (workspace_id, language, slug),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
create index article_addresses_by_article on article_addresses (workspace_id, article_id);
select kith.protect('article_addresses');

-- What is published, heading by heading: what a search finds and an assistant quotes. Written anew with each publishing.
create table article_passages (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  article_id   uuid not null,
  language     text not null,
  position     integer not null,
  heading      text not null,
  anchor       text not null,
  text         text not null,
  -- How many words there are in it, as they weigh.
  size         double precision not null,
  primary key (workspace_id, language, article_id, position),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
create index article_passages_by_article on article_passages (workspace_id, article_id);
select kith.protect('article_passages');

-- Which stem of a word stands in which passage, and how heavily: read by equality, which row-level security leaves to the index.
create table article_terms (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  language     text not null,
  term         text not null,
  article_id   uuid not null,
  position     integer not null,
  weight       double precision not null,
  primary key (workspace_id, language, term, article_id, position),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
create index article_terms_by_article on article_terms (workspace_id, article_id);
select kith.protect('article_terms');

-- Every stem once: a word that is found nowhere is compared with these.
create table article_words (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  language     text not null,
  term         text not null,
  primary key (workspace_id, language, term)
);
select kith.protect('article_words');

-- Pictures that stand in what is published; no other file of the workspace is shown to strangers.
create table article_images (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  file_id      uuid not null,
  article_id   uuid not null,
  language     text not null,
  primary key (workspace_id, file_id, article_id, language),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
create index article_images_by_article on article_images (workspace_id, article_id);
select kith.protect('article_images');

-- Whether it helped: one word of each visitor, who can change it. Whoever it was nobody can tell: the visitor is a keyed hash.
create table article_votes (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  article_id   uuid not null,
  visitor      bytea not null,
  language     text not null,
  is_helpful   boolean not null,
  at           timestamptz not null,
  primary key (workspace_id, article_id, visitor),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
select kith.protect('article_votes');

-- How often an article was read, by day.
create table article_views (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  article_id   uuid not null,
  day          date not null,
  views        integer not null,
  primary key (workspace_id, article_id, day),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
create index article_views_by_day on article_views (workspace_id, day);
select kith.protect('article_views');

-- What was searched for on the public pages, by day, and how many articles were found last. Nothing says by whom.
create table article_searches (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  day          date not null,
  language     text not null,
  words        text not null check (length(words) between 1 and 100),
  searches     integer not null,
  found        integer not null,
  primary key (workspace_id, day, language, words)
);
select kith.protect('article_searches');

-- Gaps that somebody has looked at: written about, or none of ours.
create table article_gaps_closed (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  language     text not null,
  words        text not null,
  article_id   uuid,
  closed_by    uuid,
  closed_at    timestamptz not null,
  primary key (workspace_id, language, words),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete set null (article_id)
);
select kith.protect('article_gaps_closed');

-- Where an article was sent: the kind of its place (`conversation`, `ticket`, `chat`) and its id. Those modules come later.
create table article_uses (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  article_id   uuid not null,
  source_kind  text not null check (source_kind ~ '^[a-z]{1,30}$'),
  source_id    uuid not null,
  language     text not null,
  used_by      uuid,
  used_at      timestamptz not null,
  primary key (workspace_id, article_id, source_kind, source_id),
  foreign key (workspace_id, article_id) references articles (workspace_id, id) on delete cascade
);
create index article_uses_by_source on article_uses (workspace_id, source_kind, source_id);
select kith.protect('article_uses');

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['article_translations', 'article_versions', 'article_passages', 'article_votes', 'article_uses'] loop
    execute format('create policy narrowed_by_record on %I as restrictive for select to %I using (kith.sees(''article'', article_id))',
      tenant_table, kith.narrowed_role());
  end loop;
end $$;
