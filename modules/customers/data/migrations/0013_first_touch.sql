-- How somebody first came to the business: with `source`, which stood before, the campaign and the moment.
alter table contacts add column campaign text, add column first_touch_at timestamptz;
