site-skip = Skip to content
site-navigation = Main menu
site-events = Events
site-my = My registrations
site-languages = Language
site-language-nl = Nederlands
site-language-fr = Français
site-language-en = English
site-accessibility = Accessibility
site-privacy = Privacy
site-contact = Contact
site-optional = (optional)
site-form-errors = { $count ->
    [one] One thing still needs your attention
   *[other] { $count } things still need your attention
}
field-required = Please fill this in.
field-too-long = This is too long: at most { $limit } characters fit.
field-control-character = This holds a character we cannot keep. Please type it again.
field-not-an-address = This is not a complete e-mail address. An example: jan.peeters@gemeente.be
field-address-needs-ascii = Before the @, use only letters without accents, digits and dots.
field-not-a-web-address = This is not a web address. It begins with https://
field-not-a-slug = Use only lower-case letters, digits and hyphens.
refusal-full = All places are taken.
refusal-not-open-yet = Registration has not opened yet.
refusal-closed = Registration is closed.
refusal-event-cancelled = This event will not take place.
refusal-past = This event is over.
refusal-not-published = This event is not open yet.
refusal-changed-meanwhile = Somebody else changed this in the meantime. Look at the new version and try again.
refusal-link-expired = This link has been used already or is too old. Ask for a new one.
refusal-not-active = This registration is no longer active.
refusal-not-joinable = You cannot join now. The door opens a quarter of an hour before the start.
refusal-not-publishable = This event cannot be published yet: it needs a title, a session, and a place or a link.
