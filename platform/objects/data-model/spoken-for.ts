/**
 * Names a workspace may not take for an object of its own: what Kith records events of under that name, or will once
 * its modules are there (an update must not meet a customer's `deal`).
 */
export const spokenFor: readonly string[] = [
  'record', 'records', 'user', 'users', 'member', 'members', 'workspace', 'workspaces', 'team', 'teams', 'apiKey', 'apiKeys',
  'customField', 'customFields', 'customObject', 'customObjects', 'field', 'fields', 'object', 'objects', 'layout', 'layouts',
  'view', 'views', 'import', 'imports', 'export', 'exports', 'file', 'files', 'job', 'jobs', 'mail', 'mails', 'segment',
  'segments', 'form', 'forms', 'relation', 'relations', 'merge', 'merges', 'undo', 'undos', 'event', 'events', 'search', 'settings', 'demo',
  'deal', 'deals', 'pipeline', 'pipelines', 'quote', 'quotes', 'ticket', 'tickets', 'campaign', 'campaigns', 'invoice',
  'invoices', 'payment', 'payments', 'subscription', 'subscriptions', 'survey', 'surveys', 'form', 'forms', 'workflow',
  'workflows', 'report', 'reports', 'dashboard', 'dashboards', 'conversation', 'conversations', 'message', 'messages',
  'meeting', 'meetings', 'call', 'calls', 'activity', 'activities', 'article', 'articles', 'stock', 'consent', 'consents',
  'person', 'people', 'role', 'roles', 'share', 'shares', 'invitation', 'invitations', 'session', 'sessions', 'profile', 'password',
  'signIn', 'twoFactor', 'audit', 'alert', 'alerts', 'comment', 'comments', 'reaction', 'reactions', 'follower', 'followers',
  'handOver', 'handOvers', 'handOverTemplate', 'handOverTemplates', 'announcement', 'announcements', 'notification',
  'notifications', 'presence', 'presences', 'feedback', 'bulk', 'calendar', 'calendars', 'duplicates', 'quality', 'value',
  'module', 'modules', 'home', 'adoption', 'scoring', 'score', 'scores', 'assignmentRule', 'assignmentRules', 'automation', 'automations', 'automationRule', 'automationRules', 'automationRun', 'automationRuns', 'automationTrial', 'automationTrials', 'skill', 'skills', 'availability', 'availabilities', 'routing', 'routingSettings', 'queue', 'queues', 'stage', 'stages',
  'price', 'prices', 'pricelist', 'pricelists', 'approval', 'approvals',
  'quoteSettings', 'invoiceSettings', 'receivables', 'letter', 'letters', 'mailTemplate', 'mailTemplates', 'mailVariables', 'letterPreviews', 'sequence', 'sequences', 'enrolment', 'enrolments', 'optOut', 'optOuts',
  'mailbox', 'mailboxes', 'mailProvider', 'mailProviders', 'mailboxTests', 'mailHosts', 'mailFolder', 'mailFolders', 'email', 'emails', 'trustedSenders',
  'inbox', 'arrival', 'arrivals', 'macro', 'macros', 'cannedReply', 'cannedReplies',
  'businessCalendar', 'businessCalendars', 'businessCalendarPreview', 'businessCalendarPreviews', 'holidayCountry', 'holidayCountries',
  'ticketSettings', 'ticketTurn', 'ticketTurns', 'slaPolicy', 'slaPolicies', 'slaReport', 'slaReports', 'ticketTarget', 'ticketTargets', 'ticketReport', 'ticketReports', 'ticketClock', 'ticketClocks',
  'chatChannel', 'chatChannels', 'chatVisitor', 'chatVisitors', 'chatAnswer', 'chatAnswers', 'assistantModel', 'assistantModels', 'assistantModelTrials',
  'article', 'articles', 'articleTranslation', 'articleTranslations', 'articlePublications', 'articleCourses', 'articleAddresses', 'articlePassages', 'articleUses', 'articleCategories', 'articleGaps', 'articleImports', 'articlePreviews', 'helpCentre',
  'target', 'targets', 'surveySettings', 'conversationWait', 'conversationWaits', 'assistantTalk', 'assistantTalks', 'forecast', 'forecasts',
] // biome-ignore format: a list of words
