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

# The mail with the link to all registrations
mail-my-link-subject = Vos inscriptions auprès de { $association }
mail-my-link-heading = Vos inscriptions
mail-my-link-lead = Ce lien montre toutes vos inscriptions auprès de { $association } et permet de les suivre dans votre agenda :
mail-my-link-button = Mes inscriptions
mail-my-link-until = Le lien fonctionne jusqu’au { $moment } ({ $zone }). Ensuite, demandez-en un nouveau.
mail-my-link-personal = Ce lien est personnel : ne le transmettez pas. Vous ne l’avez pas demandé ? Il n’y a rien à faire.
mail-my-link-why = Vous recevez ce message automatique parce que quelqu’un a indiqué votre adresse sur la page « Mes inscriptions ».
desk-letter-my-link = Lien vers toutes les inscriptions

# All registrations of one person
site-my = Mes inscriptions
my-title = Mes inscriptions
my-lead = Nous vous envoyons un lien vers toutes vos inscriptions. Pas besoin de mot de passe.
my-email-help = L’adresse avec laquelle vous vous êtes inscrit.
my-send = M’envoyer le lien
my-sent-title = Consultez votre boîte de réception
my-sent-lead = Si vous vous êtes déjà inscrit avec cette adresse, un courriel avec un lien est en route.
my-sent-help = Rien reçu ? Regardez dans le courrier indésirable, ou essayez une autre adresse.
my-ask-again = Demander un autre lien
my-expired = Ce lien ne fonctionne plus. Demandez-en un nouveau ci-dessous.
my-of = De { $name }
my-coming = À venir
my-past = Passées
my-none = Vous n’êtes inscrit à aucune activité à venir.
my-open = Voir ou modifier
my-to-events = Toutes les activités
my-calendar = Mon agenda
my-calendar-link = Toutes mes inscriptions dans mon agenda

# Subscribing to a calendar
subscribe-title = Suivre dans votre agenda
subscribe-lead = Votre agenda ira chercher lui-même les activités nouvelles et modifiées.
subscribe-lead-programme = Votre agenda ira chercher lui-même les activités nouvelles et modifiées de ce programme.
subscribe-lead-filter = Votre agenda suivra ce que vous cherchez ici (sans le mois).
subscribe-own-lead = Toutes vos inscriptions, aussi sur liste d’attente, avec vos liens personnels pour participer. Si quelque chose change, votre agenda suit.
subscribe-app = Sur cet ordinateur ou ce téléphone
subscribe-google = Google Agenda
subscribe-outlook = Outlook.com
subscribe-office = Outlook au travail (Microsoft 365)
subscribe-address = Adresse de l’agenda
subscribe-address-help = Copiez cette adresse dans un autre programme d’agenda, sous « ajouter un agenda par URL ».
subscribe-slow = La fréquence dépend de votre programme : de toutes les heures à une fois par jour.
subscribe-secret = Cette adresse est secrète : qui la connaît voit vos inscriptions. Vous l’avez transmise ? Demandez une nouvelle adresse.
subscribe-none = Vous n’avez pas encore d’adresse d’agenda.
subscribe-none-organiser = Vous n’avez pas encore d’adresse d’agenda.
subscribe-revoked = Votre adresse d’agenda est retirée : elle ne donne plus rien.
subscribe-open = Créer mon adresse d’agenda
subscribe-renew = Nouvelle adresse
subscribe-renew-help = L’ancienne adresse ne fonctionnera plus. Ajoutez la nouvelle dans votre agenda.
subscribe-revoke = Retirer l’adresse
subscribe-manage = Gérer l’adresse
subscribe-alarm = Rappel dans votre agenda
subscribe-alarm-none = Aucun
subscribe-alarm-15 = 15 minutes avant
subscribe-alarm-60 = 1 heure avant
subscribe-alarm-1440 = 1 jour avant
subscribe-alarm-10080 = 1 semaine avant
subscribe-alarm-save = Enregistrer
subscribe-done-open = Votre adresse d’agenda est prête.
subscribe-done-renew = Vous avez une nouvelle adresse. L’ancienne ne fonctionne plus.
subscribe-done-revoke = Votre adresse d’agenda est retirée.
subscribe-done-alarm = Enregistré. Votre agenda s’adaptera à sa prochaine consultation.

# The organiser's own calendar
desk-calendar = Mon agenda
desk-calendar-lead = Toutes les activités de la gestion, aussi les brouillons, avec le nombre d’inscriptions. Sans noms.
desk-calendar-secret = Cette adresse est secrète : qui la connaît voit aussi les brouillons et les nombres. Vous l’avez transmise ? Demandez une nouvelle adresse.
