# Programmes, at the desk and for everybody.

desk-programmes = Programmes
desk-programmes-lead = A programme brings events together: a project, a network, a series. Each has a public page of its own.
desk-new-programme = New programme
desk-new-programme-lead = A name is enough to begin. Texts, logos, period and contacts come after.
desk-create-programme = Create the programme
desk-no-programmes = There are no programmes yet. Make one to bring events together.
desk-column-programme = Programme
desk-column-events = Events
desk-no-period = No period
desk-standing-ahead = Not begun yet
desk-standing-running = Running
desk-standing-ended = Ended
desk-see-programme = See the public page
desk-programme-texts = Texts
desk-programme-own-language = the programme’s own language
desk-programme-no-description = No description yet.
desk-programme-not-written = Not written. Anyone who chooses this language reads the programme’s own.
desk-programme-texts-in = Texts: { $language }
desk-programme-texts-lead = What you leave empty is read in the programme’s own language.
desk-edit-texts = Change the texts
desk-programme-details = Details
desk-edit-details = Change the details
desk-programme-funding = Funding and logos
desk-edit-funding = Change funder and disclaimer
desk-no-funder = Not said yet who funds it.
desk-no-logos = There are no logos yet.
desk-edit-logos = Manage logos
desk-logos = Logos
desk-logos-lead = Logos stand at the bottom of the programme’s page and of each of its events.
desk-add-logo = Add a logo
desk-leave-logos = Back to the programme
desk-programme-slugs-before = These earlier addresses still lead here:
desk-remove-programme = Remove the programme
desk-help-programme-summary = One or two sentences, below the name on the page.
desk-help-programme-language = Anyone who chooses a language in which nothing is written reads this one.
desk-help-programme-slug = Lower-case letters, digits and hyphens. The old address goes on leading to the page.
desk-label-funder = Supported by
desk-help-funder = As it stands after ‘Supported by’, for example ‘the European Union’.
desk-disclaimer-lead = The disclaimer stands at the foot of the pages and mails of each event of this programme. Where it is missing in a language, it is read in the programme’s own.
desk-label-disclaimer-nl = Disclaimer (Dutch)
desk-label-disclaimer-fr = Disclaimer (French)
desk-label-disclaimer-en = Disclaimer (English)
desk-label-name-nl = Name (Dutch)
desk-label-name-fr = Name (French)
desk-label-name-en = Name (English)
desk-label-starts-on = First day
desk-label-ends-on = Last day
desk-help-date-example = For example 1/01/2027. Empty: open.
desk-label-lead = Who leads it
desk-help-lead = Named on the programme’s page.
desk-no-lead = Nobody named
desk-label-content-name = Name, for questions about the content
desk-label-content-email = Email address, for questions about the content
desk-label-practical-name = Name, for practical questions
desk-label-practical-email = Email address, for practical questions
desk-label-logo = Logo
desk-help-logo = PNG, JPEG or WebP. It is made as large as needed; nothing else of the file is kept.
desk-label-alternative = What stands there for those who do not see the logo
desk-help-alternative = Mostly just the organisation’s name.
desk-help-logo-url = Where the logo leads. Begins with https://
desk-done-programme-created = The programme is there. Fill in below what is still missing.
desk-done-programme-saved = The programme is saved.
desk-done-programme-removed = The programme is removed.
desk-done-logo-added = The logo is added.
desk-done-logo-removed = The logo is taken off.
desk-history-programme-create = made the programme
desk-history-programme-edit = changed the programme
desk-history-programme-remove = removed the programme
desk-history-programme-add-logo = added a logo
desk-history-programme-remove-logo = took a logo off
refusal-programme-has-events = Events still belong to this programme. Put them elsewhere first.
field-programme-taken = Another programme has this name already.
field-programme-slug-taken = Another programme has or had this address.
field-period-ends-before = The last day is before the first.
field-no-name-in-language = The programme has no name in that language yet. Write it first.
field-too-many-logos = A programme has 12 logos at most.
page-funding = Funding
page-materials = Materials
page-period = Period
page-period-both = From { $first } to { $last }
page-period-from = From { $first }
page-period-until = Until { $last }
page-lead = Lead
page-content-contact = Questions about the content
page-practical-contact = Practical questions
mail-funder = Supported by { $name }
desk-programme-events = { $count ->
    [0] No events yet
    [one] One event{ $coming ->
        [0] , over
       *[other] , still to come
    }
   *[other] { $count } events, { $coming } of them still to come
}
desk-programme-has-events = { $count ->
    [one] One event still belongs to this programme. Put it elsewhere first.
   *[other] { $count } events still belong to this programme. Put them elsewhere first.
}
desk-programme-materials = { $count ->
    [0] No materials yet.
    [one] One material.
   *[other] { $count } materials.
}
desk-remove-programme-lead = The page goes, with { $materials ->
    [0] its logos
   *[other] its materials and logos
}. This cannot be undone.
