# Letters at the desk: how an event's letters speak, previews of all of them, and what an organiser is told.
desk-letters = Mails of this event
desk-letters-lead = People who register get these mails. What you choose here holds for mails that leave from now on.
desk-label-salutation = Form of address
desk-help-salutation = Only Dutch makes this difference. French always says ‘vous’.
desk-salutation-familiar = ‘Je’: Dag Jan, je bent ingeschreven
desk-salutation-polite = ‘U’: Beste Jan Peeters, u bent ingeschreven
desk-label-sender-name = Name of the sender
desk-help-sender-name = Leave empty for ‘{ $name }’. The address stays { $address }: calendars accept changes only from whoever sent the invitation.
desk-label-reply-to = Replies go to
desk-help-reply-to = Leave empty to let replies go to the contact person.
desk-help-reply-to-allowed = Allowed addresses: { $allowed }.
field-reply-to-not-allowed = Replies may not go to this address. Choose one of the allowed addresses.
desk-paragraphs = A paragraph of your own in each mail
desk-paragraphs-lead = You can add a paragraph to each mail: what to bring, where to park. It comes just before the closing.
desk-previews-of-event = See all mails of this event
desk-column-paragraph = Own paragraph
desk-paragraph-none = none
desk-paragraph-write = Write a paragraph
desk-paragraph-edit = Change the paragraph
desk-paragraph-heading = Own paragraph
desk-paragraph-lead = This paragraph comes just before the closing. Whoever reads a language that you leave empty gets the text in the language of the event.
desk-label-paragraph-nl = In Dutch
desk-label-paragraph-fr = In French
desk-label-paragraph-en = In English
desk-help-paragraph = You can use Markdown: **bold**, *italic*, lists with a dash, [text](https://address). At most { $limit } characters.
desk-preview-look = View
desk-preview-look-saved = View the mail as it is saved now
desk-previews = View all mails
desk-previews-lead = Every mail that people can get, with sample data. Nothing is sent.
desk-previews-lead-event = Every mail about ‘{ $title }’, with an invented participant. Nothing is sent.
desk-previews-show = Show
desk-mail-variant = Variant { $number }
desk-mail-variants = Variants of this mail
desk-done-letters-saved = Saved. It holds for mails that leave from now on.
desk-done-paragraph-saved = The paragraph is saved.
desk-history-event-set-letters = changed the mails
desk-history-event-set-paragraph = changed the own paragraph of a mail
desk-label-letter-paragraph = Mail
page-mail-reply-to = Reply to
page-mail-html-alone = Open the formatted mail on its own
page-card-method-request = Put into the calendar or update
page-card-method-cancel = Take out of the calendar
page-card-method-publish = Show
page-card-answer-accepted = stands as accepted
page-card-answer-needs-action = is asked for an answer

# Letters to organisers who follow an event.
mail-notice-subject-pending = { $count ->
    [one] A request awaits your answer: { $title }
   *[other] { $count } requests and registrations: { $title }
}
mail-notice-subject-confirmed = { $count ->
    [one] New registration: { $title }
   *[other] { $count } new registrations: { $title }
}
mail-notice-subject-waitlisted = { $count ->
    [one] New on the waiting list: { $title }
   *[other] { $count } people new on the waiting list: { $title }
}
mail-notice-subject-offered = Place offered: { $title }
mail-notice-subject-cancelled = { $count ->
    [one] Cancellation: { $title }
   *[other] { $count } cancellations: { $title }
}
mail-notice-subject-declined = News of { $title }
mail-notice-heading-pending = { $count ->
    [one] A request awaits your answer
   *[other] { $count } requests and registrations
}
mail-notice-heading-confirmed = { $count ->
    [one] New registration
   *[other] { $count } new registrations
}
mail-notice-heading-waitlisted = New on the waiting list
mail-notice-heading-offered = Place offered
mail-notice-heading-cancelled = { $count ->
    [one] Cancellation
   *[other] { $count } cancellations
}
mail-notice-heading-declined = News of your event
mail-notice-lead = This is new for ‘{ $title }’.
mail-notice-button = See the event at the desk
mail-news-pending = { $count ->
    [one] Awaits your answer
   *[other] Await your answer ({ $count })
}
mail-news-confirmed = { $count ->
    [one] Registered
   *[other] Registered ({ $count })
}
mail-news-waitlisted = { $count ->
    [one] On the waiting list
   *[other] On the waiting list ({ $count })
}
mail-news-offered = { $count ->
    [one] Was offered a place
   *[other] Were offered a place ({ $count })
}
mail-news-cancelled = { $count ->
    [one] Cancelled
   *[other] Cancelled ({ $count })
}
mail-news-declined = { $count ->
    [one] Not accepted
   *[other] Not accepted ({ $count })
}
mail-news-more = { $count ->
    [one] And one more person: the desk has the whole list.
   *[other] And { $count } more people: the desk has the whole list.
}
mail-news-places = Places taken: { $taken } of { $capacity }.
mail-news-places-open = Places taken: { $taken }.
mail-news-waiting-now = { $count ->
    [one] One person is on the waiting list.
   *[other] { $count } people are on the waiting list.
}
mail-news-pending-now = { $count ->
    [one] One request awaits your answer.
   *[other] { $count } requests await your answer.
}
mail-digest-subject = { $count ->
    [one] News of { $title }
   *[other] News of { $count } events
}
mail-digest-heading = News of your events
mail-digest-lead = This is new since your last digest.
mail-digest-why = You get this automatic mail because you follow these events. At the desk you choose for each event what you want to hear.
mail-follow-why = You get this automatic mail because you follow this event.
mail-follow-change = Choose what you want to hear
mail-undelivered-subject = Mail not delivered: { $name } ({ $title })
mail-undelivered-heading = A mail could not be delivered
mail-undelivered-lead-name = A mail to { $name } ({ $address }) about ‘{ $title }’ could not be delivered. We have stopped trying.
mail-undelivered-lead = A mail to { $address } about ‘{ $title }’ could not be delivered. We have stopped trying.
mail-undelivered-letter = Which mail
mail-undelivered-error = What the mail server said
mail-undelivered-how = See whether the address is right, or give them a call. You can try again at the desk.
mail-undelivered-button = See it at the desk
mail-undelivered-quiet = You get at most one such mail an hour. All mails that were not delivered are at the desk under Mail.

desk-letter-notice = News for an organiser
desk-letter-digest = Daily digest for an organiser
desk-letter-undelivered = Notice of a mail that was not delivered
desk-follow = Mails to you
desk-follow-lead = Choose what you want to hear of this event. This is for you only.
desk-label-following = Registrations
desk-help-following = The digest comes every day at { $time }, and only when there is something new.
desk-following-daily = One digest a day
desk-following-each = A mail at each registration
desk-following-none = No mails
desk-label-cancellations = Also people who cancel themselves
desk-label-failures = A mail at once when a mail to a participant could not be delivered
desk-done-following-saved = Saved.
