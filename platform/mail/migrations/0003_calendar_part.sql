-- What a mail says to calendar programs: an invitation, or that it is off (RFC 5546).
alter table outgoing_mails add column calendar text;
