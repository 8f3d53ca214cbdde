desk-yes = Yes
desk-no = No
desk-ticked = ticked
desk-done-saved-overbooked = { $told ->
    [one] Saved. 1 person has a place above the new number and keeps it.
   *[other] Saved. { $told } people have a place above the new number; they keep it.
}
desk-done-saved-promoted = { $told ->
    [one] Saved. 1 person from the waiting list got a place.
   *[other] Saved. { $told } people from the waiting list got a place.
}
desk-done-rules-saved = { $told ->
    [0] The rules are saved.
    [one] The rules are saved. 1 person from the waiting list got a place.
   *[other] The rules are saved. { $told } people from the waiting list got a place.
}
desk-done-secret-link-renewed = There is a new secret link. The old one no longer works.
desk-done-question-saved = The question is saved.
desk-done-question-removed = { $told ->
    [0] The question is removed. Nobody had answered it.
    [one] The question is removed. The answer of 1 person is kept.
   *[other] The question is removed. The answers of { $told } people are kept.
}
desk-done-question-moved = The question is in its new place.
desk-done-approved = The request is approved. Below you see how the registration stands now.
desk-done-declined = The registration is declined. A mail is on its way.
desk-done-picked = The place is given. A confirmation is on its way.
desk-done-restored = The registration is restored. A mail is on its way.
desk-done-handed-over = The place is handed over. This is the colleague’s registration. Both get a mail.
desk-rules = Registration rules
desk-group-approval = Approval
desk-label-approval = Do you approve registrations first?
desk-help-approval = Anyone who awaits approval sees whether a place is held meanwhile.
desk-approval-none = No, who registers is registered at once
desk-approval-holds-place = Yes, and a request holds a place
desk-approval-no-place = Yes, and there is a place only after approval
desk-group-waiting-list = Waiting list
desk-label-waiting-list = With a waiting list when all is full
desk-help-waiting-list = Without a waiting list, registering stops when all places are taken.
desk-label-promoting = When a place becomes free
desk-promoting-offer = Whoever is next gets an offer and accepts or refuses
desk-promoting-direct = Whoever is next is registered at once
desk-label-offer-hours = Working hours an offer holds
desk-help-offer-hours = We count Monday to Friday, 8 to 20 o’clock, without public holidays: 24 working hours are two days.
desk-label-promotion-stop-hours = Hours before the start at which promotion stops
desk-help-promotion-stop-hours = After that you pick yourself who still comes.
desk-label-order = Who is next?
desk-help-order = This also stands on the public page.
desk-order-first-come = First come, first served.
desk-order-without-place-first = Organisations without a place go first.
desk-group-share = Places per organisation
desk-label-places-per-organisation = At most so many places per organisation
desk-help-places-per-organisation = Leave empty if there is no limit. Anyone who has more already keeps them.
desk-label-share-until-date = This limit holds until
desk-label-share-until-time = Places per organisation: until this time
desk-help-share-until-date = After that the places are for everyone. Leave empty for the limit to hold to the end. Without a time: until that day begins.
desk-group-deadlines = Changing, cancelling and handing over
desk-help-deadlines = Leave days and time empty to allow it until the event is over.
desk-label-change-days = Changing and cancelling: until so many days before
desk-label-change-time = Change and cancel: until this time
desk-help-days = 0 is the day of the first session.
desk-label-hand-over = To whom may somebody hand over the place?
desk-help-hand-over = The place goes over, even when others wait.
desk-hand-over-anyone = To anyone
desk-hand-over-same-organisation = To a colleague of the same organisation
desk-hand-over-nobody = To nobody
desk-label-hand-over-days = Handing over: until so many days before
desk-label-hand-over-time = Hand over: until this time
desk-group-audience = For whom?
desk-help-audience = All that you choose must hold. If you choose nothing, the event is for everyone. Anyone who has an invitation or the secret link may always register.
desk-label-by-invitation = By invitation only
desk-help-by-invitation = For invited addresses and for those with the secret link.
desk-label-members-only = Members only
desk-help-members-only = Organisations of the list that are members.
desk-label-organisation-kinds = Kinds of organisations
desk-help-organisation-kinds = Tick nothing to allow every kind.
desk-label-function-categories = Functions
desk-help-function-categories = Tick nothing to allow every function.
desk-label-organisations = Only these organisations
desk-help-organisations = Search below and tick. Untick to take an organisation out.
desk-label-organisation-search = Find an organisation
desk-find-organisations = Find
desk-no-organisation-found = No organisation found with ‘{ $search }’.
desk-group-asked = What else do you ask?
desk-help-asked = Each consent is a box of its own, not ticked beforehand.
desk-label-consent-photo = Consent to photos and recordings
desk-label-consent-list = Consent to the list of participants
desk-label-consent-informed = To be told of later events
desk-label-needs-diet = Diet
desk-label-needs-access = What somebody needs to take part well
desk-help-needs = Only organisers see this. We erase it 14 days after the event.
desk-secret-link = Secret link
desk-secret-link-lead = Anyone who has this link may register, whomever the event is for.
desk-label-secret-link = Link to copy
desk-renew-secret-link = Make a new secret link
desk-renew-secret-link-lead = When you make a new link, this one no longer works.
desk-deadline = { $days ->
    [0] on the day itself, { $time }
    [one] 1 day before, { $time }
   *[other] { $days } days before, { $time }
}
desk-label-places-per-organisation-until = That limit holds until
desk-label-change-until = Changing and cancelling until
desk-label-hand-over-until = Handing over until
desk-label-audience = For whom
desk-label-consents = Consents
desk-label-needs = Needs
desk-label-inclusion = Who comes
desk-inclusion-included = everybody
desk-inclusion-optional = who chooses it
desk-inclusion-slot = one of a slot
desk-label-question = Question
desk-label-question-label = Question
desk-label-question-help = Help with the question
desk-label-question-kind = Kind of answer
desk-label-required = Must be answered
desk-label-applies-to = Whom do you ask?
desk-label-shown-if = When do you ask?
desk-label-options = Options
desk-label-options-translated = Options: translation or order
desk-label-position = Place in the form
desk-label-key = Name in data
desk-label-label-nl = Question (Dutch)
desk-label-help-nl = Help (Dutch)
desk-label-label-fr = Question (French)
desk-label-help-fr = Help (French)
desk-label-label-en = Question (English)
desk-label-help-en = Help (English)
desk-history-overbooked = { $count ->
    [one] 1 person keeps a place above the limit
   *[other] { $count } people keep a place above the limit
}
desk-history-promoted = { $count ->
    [one] 1 person from the waiting list got a place
   *[other] { $count } people from the waiting list got a place
}
desk-history-answers = { $count ->
    [one] the answer of 1 person is kept
   *[other] the answers of { $count } people are kept
}
desk-history-event-set-rules = changed the registration rules
desk-history-event-renew-secret-link = made a new secret link
desk-history-question-add = added a question
desk-history-question-edit = changed a question
desk-history-question-move = moved a question
desk-history-question-remove = removed a question
desk-history-registration-approve = approved a request
desk-history-registration-decline = declined a registration
desk-history-registration-pick = gave a place from the waiting list
desk-history-registration-restore = restored a registration
desk-history-registration-hand-over = handed over a place
desk-history-registration-cancel = cancelled a registration
desk-history-registration-change = changed a registration
desk-history-registration-accept-offer = accepted a place
desk-history-registration-refuse-offer = refused a place
desk-group-attendance = Who comes to this session?
desk-label-attendance = Who comes
desk-help-attendance = In a slot, sessions run side by side and everybody chooses one.
desk-attendance-all = Everybody who is registered
desk-attendance-optional = Those who choose the session
desk-attendance-slot = Those who choose the session in a slot
desk-label-slot = Title of the slot
desk-help-slot = Sessions with the same title belong to the same slot, for example: Round 1, 11 o’clock.
desk-label-slot-none-allowed = In this slot one may also choose nothing
desk-label-session-capacity = Places in this session
desk-help-session-capacity = Only for a session that is chosen. Leave empty if there is no limit.
desk-one-of-slot = One of the slot ‘{ $slot }’
desk-chose-session = { $count ->
    [0] Nobody has chosen this session yet.
    [one] 1 person chose this session.
   *[other] { $count } people chose this session.
}
desk-questions = Own questions
desk-questions-lead = What you ask here stands on the registration form, in this order.
desk-question-count = { $count ->
    [0] None
    [one] 1 question
   *[other] { $count } questions
}
desk-no-questions = You ask nothing extra yet.
desk-add-question = Add a question
desk-edit-question = Change the question
desk-remove-question = Remove the question
desk-keep-question = Keep the question
desk-back-to-questions = Back to the questions
desk-move-up = Move up
desk-move-down = Move down
desk-group-question = The question
desk-group-options = Options
desk-group-when-asked = When?
desk-other-languages = In other languages
desk-help-question-help = Stands below the question.
desk-help-question-kind = The kind is fixed once somebody answers.
desk-help-question-kind-fixed = There are answers already: the kind is fixed.
desk-help-required = A required box must be ticked.
desk-help-options = Only for one or several choices. Give an option places of its own, or leave that empty. Empty rows do not count.
desk-option-number = Option { $number }
desk-label-option-label = Text
desk-label-option-places = Places
desk-label-option-removed = Remove this option
desk-option-taken = { $count ->
    [one] 1 person with a place chose this. The answer is kept.
   *[other] { $count } people with a place chose this. The answers are kept.
}
desk-more-options = More rows
desk-help-shown-if = Choose an answer to an earlier question to show this one only then.
desk-shown-always = Always
desk-condition = { $question } → { $answer }
desk-only-after = Only after: { $condition }
desk-help-key = Leave empty and we make it from the question. Lower-case letters, digits and underscores.
desk-applies-to-everyone = Everyone
desk-applies-to-onsite = Those who come on site
desk-applies-to-online = Those who take part online
desk-question-kind-short-text = Short text
desk-question-kind-long-text = Long text
desk-question-kind-choice = One choice
desk-question-kind-choices = Several choices
desk-question-kind-number = Number
desk-question-kind-date = Date
desk-question-kind-yes-no = Yes or no
desk-question-kind-consent = Box to consent
desk-is-required = required
desk-is-optional = optional
desk-question-answers = { $count ->
    [one] 1 person answered
   *[other] { $count } people answered
}
desk-question-has-answers = { $count ->
    [one] 1 person has answered already. What you change holds for those who still register; that answer stays as it is.
   *[other] { $count } people have answered already. What you change holds for those who still register; those answers stay as they are.
}
desk-remove-question-lead = { $count ->
    [0] Those who still register are no longer asked this. Nobody has answered it yet.
    [one] Those who still register are no longer asked this. The answer of 1 person is kept.
   *[other] Those who still register are no longer asked this. The answers of { $count } people are kept.
}
desk-question-is-needed = Other questions depend on this one. Change or remove them first:
desk-on-waiting-list = { $count ->
    [one] 1 person on the waiting list
   *[other] { $count } people on the waiting list
}
desk-filter-any = Any
desk-filter-active = Active
desk-filter-all = All
desk-filter-session = Chosen session
desk-filter-answer = Answer
desk-filter-sort = Order
desk-sort-name = By name
desk-sort-queue = Order of the waiting list
desk-clear-filter = Clear all filters
desk-found-nobody-so = Nobody fits these filters.
desk-column-choose = Choose
desk-column-position = Position
desk-column-waits-since = Waits since
desk-column-why = Why not yet
desk-several = Those who are ticked
desk-help-reason-several = When you decline or cancel, the reason goes into the mail word for word. You can undo it on the registration’s page.
desk-several-approve = { $count ->
    [0] No requests approved
    [one] 1 request approved
   *[other] { $count } requests approved
}
desk-several-decline = { $count ->
    [0] No registrations declined
    [one] 1 registration declined
   *[other] { $count } registrations declined
}
desk-several-cancel = { $count ->
    [0] No registrations cancelled
    [one] 1 registration cancelled
   *[other] { $count } registrations cancelled
}
desk-several-refused = { $count ->
    [one] It did not work for 1 person
   *[other] It did not work for { $count } people
}
desk-back-to-participants = Back to the participants
desk-given = What was given
desk-label-booked-by = Registered by
desk-label-chosen-sessions = Chosen sessions
desk-session-is-removed = removed
desk-consented = Yes, on { $at }
desk-is-overbooked = Above the limit
desk-place-on-list = Position { $position } of { $people } on the waiting list
desk-group-of = { $count ->
    [one] Together as a group of 1
   *[other] Together as a group of { $count }
}
desk-offer-until = The offered place is held until { $at }.
desk-pending-holds-place = This request holds a place until you decide.
desk-pending-no-place = This request holds no place.
desk-approve = Approve
desk-decline = Decline
desk-pick = Give a place
desk-restore = Restore the registration
desk-cancel = Cancel the registration
desk-hand-over = Hand over to a colleague
desk-verb-approve-question = Approve the request of { $name }?
desk-verb-approve-lead = If there is a place, the confirmation goes out with the invitation. If all is full, the request goes to the waiting list, if there is one.
desk-verb-decline-question = Decline the registration of { $name }?
desk-verb-decline-lead = A mail goes out. If the request held a place, it becomes free.
desk-verb-pick-question = Give { $name } a place?
desk-verb-pick-lead = This goes before the order of the waiting list. The confirmation goes out at once.
desk-verb-restore-question = Restore the registration of { $name }?
desk-verb-restore-lead = The registration then stands again as before it ended. A mail goes out.
desk-verb-cancel-question = Cancel the registration of { $name }?
desk-verb-cancel-lead = The place becomes free at once. The participant gets a mail, and the entry disappears from the calendar.
desk-is-full = All places are taken.
desk-label-overbook = Give a place all the same, above the limit
desk-help-overbook = This stays visible with the registration.
desk-help-reason-told = Goes into the mail word for word.
desk-help-reason-kept = Stays visible here, and does not go into the mail.
desk-back-to-registration = Back to the registration
desk-hand-over-question = Hand over the place of { $name }
desk-hand-over-lead = The place goes over at once, even when others wait. The entry of { $name } disappears from the calendar; the colleague gets an invitation of their own. Deadlines do not hold for you.
desk-label-first-name = First name
desk-label-last-name = Last name
desk-label-organisation = Organisation
desk-label-function-category = Kind of function
desk-help-organisation = Type the full name, for example Gemeente Aalst. Another name is kept as you type it.
desk-several-organisations = Which one do you mean?
desk-time-line = What happened
desk-mail-line = Mail: { $letter }
desk-by-booker = by who registered them
desk-transition-register = Registered
desk-transition-approve = The request was approved
desk-transition-decline = The registration was declined
desk-transition-promote = Got a place from the waiting list
desk-transition-pick = Got a place from an organiser, out of turn
desk-transition-accept_offer = Accepted the offered place
desk-transition-refuse_offer = Refused the offered place
desk-transition-expire_offer = The offered place expired
desk-transition-cancel = The registration was cancelled
desk-transition-hand_over = The place went to a colleague
desk-transition-take_over = Took over a colleague’s place
desk-transition-restore = The registration was restored
desk-cause-place_freed = A place became free by a cancellation.
desk-cause-offer_ended = An offer to somebody else was refused or expired.
desk-cause-rules_changed = There were more places, or the rules changed.
desk-cause-order_changed = It was somebody else’s turn.
desk-cause-share_ended = The limit per organisation no longer holds.
desk-cause-event_cancelled = The event does not take place.
desk-letter-acknowledged = Request received
desk-letter-waitlisted = On the waiting list
desk-letter-offer = Offered place
desk-letter-offer-expired = Offer expired
desk-letter-declined = Declined
desk-letter-handed-over = Place handed over
desk-letter-booking = Overview for the booker
desk-letter-invitee = Invitation to register
desk-waiting-list = Waiting list
desk-has-no-waiting-list = This event has no waiting list. You turn it on in the rules.
desk-promotes-by-offer = Whoever is next gets an offer that holds for { $hours } working hours.
desk-promotes-directly = Whoever is next is registered at once.
desk-promotion-stops = Promotion stops on { $at }.
desk-promotion-stopped = Promotion has stopped: you pick who still comes.
desk-nobody-waits = Nobody waits. Whoever registers when all is full comes here.
desk-why-no-place = Is first in turn; no place is free yet.
desk-why-no-place-for-group = { $count ->
    [one] Is first in turn; no place is free yet.
   *[other] Is first in turn; there are not yet { $count } places free at once.
}
desk-why-behind = { $count ->
    [one] 1 person waits before.
   *[other] { $count } people wait before.
}
desk-why-behind-group = { $count ->
    [one] A group of 1 waits before.
   *[other] A group of { $count } waits before and needs that many places at once.
}
desk-why-share = The organisation has as many places as it may have for now.
desk-why-part = Chosen and full: { $part }.
desk-why-larger = { $count ->
    [one] The group of 1 is larger than the event.
   *[other] The group of { $count } is larger than the event. Make the group smaller or give more places.
}
desk-why-stopped = There is a place, but promotion has stopped. Give it yourself.
desk-why-not-public = The event is not public or does not take place.
field-not-a-number-of-hours = Give a whole number of hours.
field-not-a-number-of-days = Give a whole number of days, 365 at most.
field-too-many-organisations = Choose at most 100 organisations.
field-kind-has-answers = There are answers already: the kind cannot change any more. Remove this question and make a new one.
field-needed-by-question = Another question depends on this. Change that one first.
field-not-a-key = Use at most 40 lower-case letters, digits and underscores.
field-key-taken = Another question of this event has or had this name.
field-needs-options = Give at least one option.
field-too-many-options = Give at most 30 options.
field-too-many-questions = An event has at most 40 questions.
field-asks-in-a-circle = That question itself depends on this one. Choose another.
field-nobody-ticked = Tick somebody first.
field-several-organisations = Several organisations have this name. Type the full name.
