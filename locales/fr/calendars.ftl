# In calendars
place-after-registering = Adresse après inscription
calendar-title-pending = Demandé : { $title }
calendar-title-waitlisted = Liste d’attente : { $title }
calendar-title-offered = Place proposée : { $title }
calendar-title-draft = Brouillon : { $title }
calendar-at-the-desk = Dans la gestion
calendar-registered = Inscriptions : { $registered }.
calendar-registered-of = Inscriptions : { $registered } sur { $capacity }.
calendar-waiting = Liste d’attente : { $waiting }.
calendar-name-personal = Mes activités : { $association }
calendar-name-organiser = Gestion : { $association }

# A place that is told to those who register only
desk-label-place-hidden = Ne montrer le lieu et l’adresse qu’après l’inscription
desk-help-place-hidden = Le site affiche alors « Adresse après inscription ». Qui a une place voit l’adresse dans la confirmation, dans l’agenda et sur sa propre page.
