-- Something else has told of a mail already, such as a letter on its contact's timeline: it is not told twice.
alter table emails add column told_elsewhere boolean not null default false;
