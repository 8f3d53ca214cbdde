desk-section-basics = Kind, language and programme
desk-section-texts = Texts
desk-section-registering = Registering
desk-section-contacts = Contact
desk-section-visibility = Address and visibility
desk-section-letters = Mails and reminders
desk-change-basics = Change kind, language or programme
desk-change-texts = Change the texts
desk-change-registering = Change places and deadlines
desk-change-contacts = Change the contact
desk-change-visibility = Change address or visibility

desk-which-kind = Kind of event
desk-help-kind-first = Choose the kind first: part of it is filled in then. Everything can still be changed.
desk-group-dates = When and where
desk-date-number = Session { $number }
desk-help-dates-shared = Place, address and link are those of the first session. You can change them for each session later. A row that you leave empty does not count.
desk-more-dates = More dates
desk-more-fields = More fields
desk-help-more-fields = You may fill this in later, too.

desk-label-translations = Languages of the texts
desk-label-title-nl = Title in Dutch
desk-label-title-fr = Title in French
desk-label-title-en = Title in English
desk-label-summary-nl = In one sentence, in Dutch
desk-label-summary-fr = In one sentence, in French
desk-label-summary-en = In one sentence, in English
desk-label-description-nl = Description in Dutch
desk-label-description-fr = Description in French
desk-label-description-en = Description in English
desk-label-contact-phone = Phone of the contact
desk-label-content-contact-name = Name
desk-label-content-contact-email = Email address
desk-label-content-contact-phone = Phone
desk-label-unlisted = Not in the list
desk-label-tentative = It is not sure yet that the event takes place
desk-label-minimum = Minimum number
desk-label-decide-by = Decide by
desk-label-decide-date = Decide by
desk-label-decide-time = Decide by: time
desk-label-publish-at = Publish on
desk-label-publish-date = Publish on
desk-label-publish-time = Publish: time
desk-label-messages-withdrawn = Messages that are not sent

desk-texts-own = In { $language }, the language of the event
desk-texts-other = Translation: { $language }
desk-help-translation = Anyone who reads the site in this language sees this text, in mails, too. What you leave empty stays in the language of the event.
desk-told-of-title = { $count ->
    [0] Nobody has registered yet: no mail is sent.
    [one] If you change the title, 1 participant gets a mail and the entry in their calendar changes. Other texts change without a mail.
   *[other] If you change the title, { $count } participants get a mail and the entries in their calendars change. Other texts change without a mail.
}
desk-consequences-places = { $taken ->
    [0] No place is taken yet.
    [one] 1 place is taken. If you lower the number, who has a place keeps it; that is noted.
   *[other] { $taken } places are taken. If you lower the number, who has a place keeps it; that is noted.
}
desk-consequences-waiting = { $count ->
    [one] 1 person waits: if you raise the number, they get a place or an offer at once.
   *[other] { $count } people wait: if you raise the number, the first of them get a place or an offer at once.
}
desk-group-tentative = Does it go ahead?
desk-help-tentative = Anyone who registers holds a place, but gets no confirmation and no invitation yet. They are sent when you decide that the event goes ahead.
desk-help-minimum = The page says: goes ahead once so many people have registered.
desk-decided-already = Decided: the event goes ahead.
desk-tentative-summary = Once { $minimum } people have registered; decide by { $moment }
desk-group-practical-contact = Practical questions
desk-help-practical-contact = Stands on the public page and in the mails. Answers to mails arrive here.
desk-group-content-contact = Questions about the content
desk-help-content-contact = Stands on the public page. Leave it empty if it is the same person.
desk-help-slug-kept = Now { $link }. If you change the address, the old one goes on working: it leads to the new one.
desk-help-slug-chosen = Lower-case letters, digits and hyphens.
desk-help-unlisted = The page works for anyone who has the address, but is not in the list, the calendars or search engines.

field-not-a-minimum = Fill in a whole number, at least 1.
field-minimum-above-capacity = This is more than the number of places.
field-decide-after-start = Decide before the event begins.
field-publish-after-end = The event is over by then.

desk-publish-now = Publish now
desk-publish-at = Publish later
desk-publish-at-other = Change the moment
desk-publish-at-withdraw = Do not publish by itself
desk-publish-at-lead = The page appears by itself at this moment. Until then you can change everything, or withdraw the moment.
desk-publish-at-plan = Plan
desk-publish-at-impossible = This event cannot be planned now: it is published already, or something is missing.
desk-help-publish-time = For example 9:00. Leave empty for the beginning of the day.
desk-publishing-planned = Everything is filled in. The event is published by itself on { $moment }.
desk-done-publishing-planned = Planned. The event is published by itself.
desk-done-publishing-withdrawn = The event is no longer published by itself.
desk-done-unpublished = The event is a draft again. Nobody sees it any more.
desk-done-archived = The event is in the archive.
desk-done-unarchived = The event is back in the lists.
desk-done-goes-ahead = { $told ->
    [0] Decided: the event goes ahead. Nobody had registered yet.
    [one] Decided: the event goes ahead. 1 participant gets the confirmation with the invitation.
   *[other] Decided: the event goes ahead. { $told } participants get the confirmation with the invitation.
}
desk-done-kind-saved = Saved. New events of this kind begin like this from now on.

desk-state-undecided = Not sure yet
desk-state-unlisted = Not in the list
desk-state-archived = Archive
desk-when-archived = Archive
desk-undecided-so-far = { $taken } registered, at least { $minimum } needed.
desk-decide-now = Decide whether the event goes ahead.
desk-decide-by = Decide by { $moment }.
desk-decide = Decide whether it goes ahead
desk-go-ahead = It goes ahead
desk-go-ahead-question = Does this event go ahead?
desk-what-happens = What happens then?
desk-go-ahead-told = { $count ->
    [0] Nobody has registered yet: no mail is sent.
    [one] 1 person with a provisional place is registered then, and gets the confirmation with an invitation for the calendar.
   *[other] { $count } people with a provisional place are registered then, and get the confirmation with an invitation for their calendars.
}
desk-go-ahead-approval = Requests go on waiting for your answer: you approve them afterwards, one by one or together.
desk-go-ahead-waiting = { $count ->
    [one] 1 person stays on the waiting list.
   *[other] { $count } people stay on the waiting list.
}
desk-go-ahead-later = Anyone who registers later gets the confirmation at once.
desk-goes-not-ahead = It does not go ahead
desk-decide-later = Decide later
desk-nothing-to-decide = There is nothing to decide here: the event is a draft, goes ahead anyway, or is cancelled.

desk-cancelling-confirmed = { $count ->
    [one] 1 participant with a place gets a mail that the event does not take place, with your reason.
   *[other] { $count } participants with a place get a mail that the event does not take place, with your reason.
}
desk-cancelling-provisional = { $count ->
    [one] 1 person with a provisional place gets the same mail.
   *[other] { $count } people with a provisional place get the same mail.
}
desk-cancelling-pending = { $count ->
    [one] 1 request lapses; that person gets the same mail.
   *[other] { $count } requests lapse; those people get the same mail.
}
desk-cancelling-offered = { $count ->
    [one] 1 offer lapses; that person gets the same mail.
   *[other] { $count } offers lapse; those people get the same mail.
}
desk-cancelling-waitlisted = { $count ->
    [one] The waiting list lapses; 1 person gets the same mail.
   *[other] The waiting list lapses; { $count } people get the same mail.
}
desk-cancelling-calendars = { $count ->
    [one] From 1 calendar { $dates ->
        [one] 1 entry disappears
       *[other] { $dates } entries disappear
    }.
   *[other] From { $count } calendars { $dates } entries disappear in all.
}
desk-removal-reminders = Reminders for this session are not sent any more.
desk-cancelling-reminders = Reminders are not sent any more.
desk-cancelling-messages = { $count ->
    [one] 1 planned message is not sent and is a draft again.
   *[other] { $count } planned messages are not sent and are drafts again.
}
desk-cancelling-changes = Changes that nobody was told yet are not announced any more.
desk-cancelling-page = The public page stays and says that the event does not take place.
desk-cancelling-materials = Materials are kept.

desk-putting-away = Take away
desk-unpublish = Back to draft
desk-unpublish-lead = Nobody has registered or was invited yet. So you can still take the page back.
desk-archive = Into the archive
desk-archive-lead = In the archive the event is no longer in the usual lists. Its page and its registrations stay.
desk-unarchive = Out of the archive
desk-preview-language = Choose another language on top to see the translation.

desk-kinds = Kinds of events
desk-kinds-lead = This is how a new event of that kind begins. Events that are there do not change.
desk-kind-defaults = A new event of the kind { $kind }
desk-group-usual-letters = Mails that are sent by themselves

desk-history-event-publish-at = changed when the event is published by itself
desk-history-event-not-published = could not publish the event by itself: something was missing
desk-history-event-unpublish = made the event a draft again
desk-history-event-archive = put the event into the archive
desk-history-event-unarchive = took the event out of the archive
desk-history-event-go-ahead = decided that the event goes ahead
desk-history-kind-set-defaults = changed what new events of a kind begin with
desk-cause-event_goes_ahead = The event goes ahead.

desk-pending-provisional = This place is provisional: the confirmation is sent when you decide that the event goes ahead.
refusal-undecided = It is not sure yet that the event takes place. Decide that first.
refusal-not-over = This event is still to come. It can be archived once it is over or cancelled.
refusal-has-registrations = This is not possible any more: people have registered or were invited.

page-undecided = Not sure yet.
page-undecided-minimum = { $count ->
    [one] The event goes ahead once 1 person has registered; we decide by { $moment }.
   *[other] The event goes ahead once { $count } people have registered; we decide by { $moment }.
}
page-undecided-held = Until then we keep your place. If it goes ahead, you get a confirmation with an invitation for your calendar.
page-contact-practical = Practical questions
page-contact-content = Questions about the content
page-registered-undecided-title = Your place is noted
page-registered-count-provisional = { $count ->
    [one] 1 person has a provisional place.
   *[other] { $count } people have a provisional place.
}
page-registered-undecided-mail = A mail is on its way to the address you gave. Its personal link shows how things stand. You will hear as soon as it is decided whether the event goes ahead.
page-status-provisional = You have a provisional place.

mail-undecided-subject = Provisionally registered: { $title }
mail-undecided-heading = Your place is noted
mail-undecided-lead = We noted you for ‘{ $title }’. It is not sure yet that the event takes place.
mail-undecided-lead-by = { $name } registered you for ‘{ $title }’. It is not sure yet that the event takes place.
mail-undecided-minimum = { $count ->
    [one] It goes ahead once 1 person has registered. We decide by { $moment } ({ $zone }).
   *[other] It goes ahead once { $count } people have registered. We decide by { $moment } ({ $zone }).
}
mail-undecided-holds = Until then we keep a place for you. You will get a mail as soon as it is decided.
mail-undecided-calendar = Do not fix it in your calendar yet: you will get the invitation as soon as the event goes ahead.
mail-undecided-button = My registration
mail-undecided-personal = Can you not come after all? Cancel on that page. The link is personal: do not pass it on.
mail-personal-link-heading-provisional = You have a provisional place already
mail-personal-link-unchanged-provisional = You had a provisional place already: it is not sure yet that the event takes place. Nothing has changed. Here is your personal link once more.
mail-rescheduled-provisional = Your provisional place stays. You will hear as soon as it is decided whether the event goes ahead.
mail-confirmation-subject-goes_ahead = It goes ahead: { $title }
mail-confirmation-heading-goes_ahead = It goes ahead: you are registered
mail-confirmation-lead-goes_ahead = ‘{ $title }’ goes ahead. Your provisional place is final now: you are registered. Good to have you with us!
