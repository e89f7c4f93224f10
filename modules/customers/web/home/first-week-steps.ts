/** Where each step of a first week is taken. Steps are declared by the server; one without a place here is not shown. */
export const placesOfSteps: Record<string, string> = {
  'customers.imported': '/imports/new?object=contact',
  'contact.made': '/contacts?new=true',
  'note.written': '/contacts',
  'orders.brought': '/imports/new?object=order',
  'task.made': '/tasks?new=true',
  'task.done': '/tasks',
  'colleague.invited': '/settings/members',
  'team.made': '/settings/teams',
  'view.saved': '/contacts',
  'feedback.given': '/settings/feedback',
}
