page-state-waiting-list = Full, waiting list open
page-state-request = On request
page-places-waiting = { $count ->
    [0] Full. There is a waiting list, and nobody is on it yet.
    [one] Full. 1 person is on the waiting list.
   *[other] Full. { $count } people are on the waiting list.
}
page-register-waiting = Put me on the waiting list
page-register-request = Ask for a place
page-register-colleagues = Register colleagues
page-session-chosen = You choose this session when you register.
page-choice-left = { $left ->
    [one] 1 place left
   *[other] { $left } places left
}
page-choice-full = full
page-registering = How does registering work?
page-list-or = { $others } or { $last }
page-rules-everyone = Everyone may register.
page-rules-by-invitation = You can register only with an invitation or with the link that the organiser gave you.
page-rules-members-only = Only people who work for a member of the association can register.
page-rules-organisation-kinds = For people who work for one of these kinds of organisations: { $who }.
page-rules-functions = For people with one of these functions: { $who }.
page-rules-organisations = For people who work for one of these organisations: { $who }.
page-rules-approval-holds-place = The organiser looks at every request. Until they decide, we keep a place for you.
page-rules-approval-no-place = The organiser looks at every request and gives out the places. Your request does not keep a place yet.
page-rules-share = { $places ->
    [one] 1 person can come from each organisation.
   *[other] { $places } people can come from each organisation.
}
page-rules-share-until = { $places ->
    [one] Until { $moment }, 1 person from each organisation can register. After that, free places are for everyone.
   *[other] Until { $moment }, { $places } people from each organisation can register. After that, free places are for everyone.
}
page-rules-waiting-stopped = The waiting list is closed: no more places become free for those who still wait.
page-rules-waiting-count = { $count ->
    [one] 1 person is on the waiting list now.
   *[other] { $count } people are on the waiting list now.
}
page-rules-order-first-come = When all places are taken, you go on the waiting list. Whoever registered first gets the first place that becomes free.
page-rules-order-without-place-first = When all places are taken, you go on the waiting list. Organisations that have no place yet go first. After that, whoever registered first.
page-rules-offer = { $hours ->
    [one] When a place becomes free, we keep it for you for 1 working hour. You say whether you take it.
   *[other] When a place becomes free, we keep it for you for { $hours } working hours (Monday to Friday, 8 to 20 o’clock). You say whether you take it.
}
page-rules-direct = When a place becomes free, we register you at once and you get an email.
page-rules-places-kept = A group waits as a whole: whoever comes after a group waits with it. That is why places can be free while people wait.
page-rules-change = You can change or cancel until the event is over.
page-rules-change-until = You can change or cancel until { $moment }.
page-rules-hand-over = Can’t come? Until the event is over, a colleague may take your place.
page-rules-hand-over-until = Can’t come? Until { $moment } a colleague may take your place.
page-rules-same-organisation = That colleague works for the same organisation as you.
page-rules-no-hand-over = You cannot hand your place over to a colleague here.
page-register-colleagues-title = Register colleagues
page-register-waiting-title = Register for the waiting list
page-register-approval = The organiser decides about your request. You get an email as soon as there is an answer.
page-notice-waiting-list = Full; you go on the waiting list, place { $position }. When a place becomes free, you hear of it by email.
page-notice-just-full = What a pity: the last place has just gone. What you filled in is still here. If you send it now, you go on the waiting list, place { $position }.
page-notice-or-wait = You can also go on the waiting list: you would be at place { $position }. What you filled in is still here.
page-notice-too-few-places = { $left ->
    [one] Only 1 place is left, and there are more of you. Register fewer people.
   *[other] Only { $left } places are left, and there are more of you. Register fewer people.
}
page-me = You are filling this in as { $name }.
page-me-registered = { $name } is registered already. Fill in the details of a colleague here.
page-me-forget = I am somebody else
page-elsewhere = At the same time you are registered elsewhere already:
page-elsewhere-help = You may register all the same. If you cannot go to both, give one of your places back with the link in your email.
page-yes = Yes
page-no = No
page-no-answer = No answer
page-date-help = Type day, month and year, for example 9/3/2027.
page-question-only-if = Only if your answer to ‘{ $question }’ was: { $answer }.
page-question-only-if-ticked = Only if you ticked the box above.
page-question-only-onsite = Only if you come to the place itself.
page-question-only-online = Only if you join online.
page-sessions-choose = Tick where you want to be.
page-sessions-included = Everybody is there:
page-session-for-all = for everybody
page-slot-choose = These sessions are at the same time. Choose one.
page-slot-none = None of these sessions
page-needs = What do you need to take part well?
page-needs-help = Only the organisers see this. We erase it 14 days after the event.
page-needs-diet = Food and drink
page-needs-access = Accessibility
page-needs-access-help = For example a hearing loop, a sign language interpreter, captions or room for a wheelchair.
page-consents = What do you agree to?
page-consents-help = You choose. Your registration does not depend on it, and you can change it later.
page-consent-photo = I may be in photos and recordings.
page-consent-list = My name and organisation may be on the list that participants get.
page-consent-informed = Keep me informed of new events.
page-overlap = Sessions at the same time
page-overlap-title = You chose sessions that are at the same time:
page-overlap-pair = ‘{ $one }’ and ‘{ $other }’
page-overlap-accept = That is fine, register me for both.
page-booker = Who registers?
page-booker-help = You get one email with an overview. With the link in it you can check and change everything.
page-booker-field = Who registers: { $field }
page-person = Person { $number }
page-person-field = Person { $number }: { $field }
page-person-yourself = If you are coming too, fill in your own details here. Otherwise those of a colleague.
page-person-remove = Leave out person { $number }
page-person-add = Add another person
page-people = Whom you register
page-people-most = You can register at most { $count } people with one form.
page-organisation-as-first = If you leave this empty, we take the organisation of person 1.
page-when-short = What if there is not room for everyone?
page-when-short-together = Only together: if there is not room for everyone, we wait together.
page-when-short-split = Register those who still fit, and put the others on the waiting list.
page-colleagues-too = Register colleagues, too
page-accept-privacy-colleagues = I agree that these details are used to organise the event, and my colleagues know that I register them.
page-submit-waiting = Put me on the waiting list
page-submit-waiting-all = Put us on the waiting list
page-submit-request = Send the request
page-submit-all = Register us
page-registered-waiting-title = You are on the waiting list
page-registered-pending-title = Your request has been sent
page-registered-list-title = Your list has been dealt with
page-registered-place = You are at place { $place }. When a place becomes free, you get an email.
page-registered-place-held = We keep a place for you until the organiser decides.
page-registered-no-place-held = Your request does not keep a place yet. The organiser gives out the places.
page-registered-count-confirmed = { $count ->
    [one] 1 person is registered.
   *[other] { $count } people are registered.
}
page-registered-count-pending = { $count ->
    [one] The request for 1 person awaits approval.
   *[other] The requests for { $count } people await approval.
}
page-registered-places-held = Meanwhile we keep their place.
page-registered-no-places-held = Meanwhile we do not keep a place yet.
page-registered-count-waitlisted = { $count ->
    [one] 1 person is on the waiting list, place { $place }.
   *[other] { $count } people are on the waiting list, from place { $place }.
}
page-registered-list-known = If somebody was registered already, that registration stays as it was.
page-registered-list-mail = You get one email with an overview and a link to manage everything. Each colleague gets an email of their own with a personal link.
page-registered-waiting-mail = An email is on its way to the address you gave. With the personal link in it you see your place on the list and can leave the list.
page-registered-pending-mail = An email is on its way to the address you gave. With the personal link in it you see how your request stands. You hear as soon as the organiser decides.
page-refused-full = There is no waiting list. Have another look later: when somebody cancels, a place becomes free.
page-status-offer-expired = You did not take the place in time.
page-mine-declined = You received an email about it. If you have questions, ask the organiser.
page-mine-pending-held = We keep a place for you until the organiser decides. Then you get an email.
page-mine-pending-not-held = Your request does not keep a place yet. You get an email as soon as the organiser decides.
page-mine-position = You are at place { $position }.
page-mine-together = There are { $people } of you waiting together, and you get your places together.
page-mine-offer = You have until { $moment }. After that the place goes to the next.
page-mine-offer-expired = You had until { $moment }. The place went to the next on the list.
page-mine-consents = What you agree to
page-mine-too-late = Changing or cancelling was possible until { $moment }. Can’t come? Please tell the organiser.
page-mine-change-until = You can change or cancel until { $moment }.
page-mine-cannot-come-hand-over = Can’t make it after all? Let a colleague come, or cancel: then your place becomes free.
page-offer-accept = Yes, I take the place
page-offer-refuse = No, give it to somebody else
page-waiting-no-place = No place is free yet. You are the first to get one.
page-waiting-group-no-place = { $people } places are not free yet. You are the first to get some.
page-waiting-behind = { $people ->
    [one] 1 person waits before you.
   *[other] { $people } people wait before you.
}
page-waiting-behind-group = Before you a group of { $people } waits, who want to come together. Whoever comes after them waits with them until there are enough places.
page-waiting-share = Your organisation has as many places as one organisation may have. When a colleague gives a place back, it is your turn.
page-waiting-share-until = Your organisation has as many places as one organisation may have until { $moment }. After that it is your turn when there is room.
page-waiting-session-full = The session that you chose, ‘{ $session }’, is full. Choose another session, or wait until a place becomes free.
page-waiting-option-full = Something that you chose is full. Choose something else, or wait until a place becomes free.
page-waiting-larger-than-event = There are more of you than the event has places. You can only get places when somebody leaves the list.
page-waiting-stopped = The event begins soon: places that still become free are not given out any more.
page-waiting-next-turn = There is room for you. You get an email in a moment.
page-leave-list = Leave the waiting list
page-leave-list-explained = You lose your place on the waiting list. If you register again later, you stand at its end.
page-leave-list-submit = Yes, take me off the waiting list
page-leave-list-keep = No, I go on waiting
page-back-to-registration = Back to the registration
page-change-title = Change your registration
page-change-help = You cannot change name, email address and organisation here. If somebody else comes, hand your place over.
page-change-submit = Save
page-change-keep = Leave everything as it is
page-change-just-full = What you chose has just become full. Nothing was saved; choose something else.
page-hand-over-title = Let a colleague come
page-hand-over-explained = Your place goes to your colleague at once, even when people wait. The appointment leaves your calendar, and your colleague gets an invitation of their own. Your link does not open this registration any more after that.
page-hand-over-same-organisation = Your colleague must work for the same organisation.
page-hand-over-colleague = Who comes in your place?
page-hand-over-email-help = This is where we send the confirmation and the invitation for the calendar.
page-hand-over-submit = Hand my place over
page-handed-over = You handed your place over to a colleague.
page-handed-over-help = This link does not open the registration any more. Is something wrong?
page-booking-title = Whom you registered
page-booking-lead = Registered by { $name }. Choose a name to change, to cancel or to let another colleague come.
page-booking-together = Those who wait, wait together: everyone gets a place at the same time.
page-booking-known = had a registration already and manages it personally
page-booking-more = Register more colleagues
page-booking-back = Back to whom you registered
page-booking-one-title = Registration of { $name }
page-mail-language-person = Language of our emails to this person
page-booking-position = Place { $position } on the waiting list.
page-booking-cancel-explained = The place becomes free at once and the appointment leaves your colleague’s calendar.
page-booking-cancel-submit = Yes, cancel this registration
page-booking-hand-over-explained = The place goes to the other colleague at once, even when people wait. The appointment leaves the one calendar, and the other colleague gets an invitation of their own.
page-booking-hand-over-submit = Hand the place over
page-privacy-cookie-me = Fills in your name on the next registration form, if you opened your personal link; gone when you close the browser
field-twice-in-form = This email address belongs to somebody else in this form already.
field-too-many-people = These are too many people for one form. Use two.
field-choose-session = Choose a session.
field-only-one-session = Choose only one of these sessions: they are at the same time.
field-session-full = This session has just become full. Choose another one.
field-option-full = This has just become full. Choose something else.
field-consent-needed = Tick this to register.
field-not-a-number = This is not a number. An example: 12 or 12.5
field-overlap = Some sessions that you chose are at the same time. Choose others, or tick that it is fine.
