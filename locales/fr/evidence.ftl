# What is known of one person's presence: the evidence, what it amounts to, and overruling it.
evidence-contradicted = { $count ->
    [one] Pour une personne, un scan ou un rapport dit autre chose. Cela est resté tel quel ; regardez et corrigez avec un motif :
   *[other] Pour { $count } personnes, un scan ou un rapport dit autre chose. Cela est resté tel quel ; regardez et corrigez avec un motif :
}
evidence-title = Présence
evidence-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
evidence-overruled = Rectifié
evidence-overruled-by = par { $name } le { $at }
evidence-computed = Selon les données
evidence-pieces = Ce que nous savons
evidence-pieces-lead = Tout ce qui est arrivé sur cette présence. Retirez ce qui est faux ; cela reste visible ici.
evidence-none = Nous ne savons encore rien de cette présence. Indiquez-la sur la liste.
evidence-kind-desk = indiqué sur la liste
evidence-kind-check-in = arrivée notée à l’entrée
evidence-kind-check-out = départ noté à la sortie
evidence-kind-join = a rejoint en ligne par son lien personnel
evidence-kind-import = selon le rapport de la réunion en ligne
evidence-kind-paper = selon la liste papier
evidence-kind-self-check-in = s’est signalé avec le code
evidence-half-morning = matin
evidence-half-afternoon = après-midi
evidence-recorded = (noté le { $at })
evidence-withdrawn-by = Retiré par { $name } le { $at }
evidence-withdraw = Retirer
evidence-overrule = Rectifier
evidence-overrule-lead = Vous êtes certain que c’était différent ? C’est alors votre avis qui compte, avec votre motif. Les données restent.
evidence-lift = Se fier à nouveau aux données
evidence-closed = Les présences ne sont pas encore ouvertes ou sont déjà clôturées : rien ne change ici.
evidence-rest-absent = { $count ->
    [one] Cette personne était absente
   *[other] Ces { $count } personnes étaient absentes
}
desk-label-mark = Ce qui compte
desk-label-evidence = Donnée
desk-history-attendance-overrule = a rectifié une présence
desk-history-attendance-withdraw = a retiré une donnée sur une présence
desk-history-event-set-attendance-rules = a modifié les règles de présence
desk-done-attendance-overruled = La présence est rectifiée.
desk-done-evidence-withdrawn = Retiré.
desk-done-attendance-rules-saved = Enregistré. Les listes de présence encore ouvertes sont recalculées.
attendance-rules = Quand quelqu’un est-il présent ?
attendance-rules-lead = Ces règles valent pour les arrivées à l’entrée, pour la participation en ligne et pour les rapports de réunions en ligne.
attendance-measure-percent = En pourcentage de la session
attendance-measure-minutes = En minutes
attendance-help-full = Qui est resté au moins ce temps-là était présent.
attendance-help-partial = Qui est resté au moins ce temps-là était partiellement présent. Moins longtemps : absent.
attendance-help-half-days = Pour une journée entière : qui n’est venu que le matin ou l’après-midi était partiellement présent. La limite est à 13 heures.
attendance-help-join-opens = Entre 5 et 120 minutes avant le début.
desk-label-attendance-measure = Nous comptons
desk-label-attendance-full = Présent à partir de
desk-label-attendance-partial = Partiellement présent à partir de
desk-label-half-days = Compter matin et après-midi séparément
desk-label-join-opens-minutes = Ouverture de l’accès en ligne (minutes avant le début)
field-attendance-measure = Indiquez un pourcentage entre 1 et 100, ou un nombre de minutes entre 1 et 1440.
field-attendance-partial = Indiquez un nombre à partir de 1, au plus celui de « Présent à partir de ».
field-join-opens = Indiquez un nombre de minutes entre 5 et 120.
desk-section-attendance = Présence
attendance-rules-said = { $measure ->
    [minutes] Présent à partir de { $full } minutes, partiellement présent à partir de { $partial } minutes.
   *[percent] Présent à partir de { $full } % de la session, partiellement présent à partir de { $partial } %.
}
attendance-rules-half-days = Matin et après-midi comptent séparément.
