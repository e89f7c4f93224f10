-- Records laid out along time, from a beginning to an end, beside tables, boards and calendars.
alter table views drop constraint views_kind_check;
alter table views add constraint views_kind_check check (kind in ('table', 'board', 'calendar', 'timeline'));
