# What changed about a published event: at the desk, and in the letter to those who wait.
refusal-cannot-withdraw = Impossible de revenir en arrière : le public d’une session ou la forme de l’activité a changé entre-temps. Corrigez vous-même ce qui ne va pas.

desk-changes = Pas encore annoncé
desk-changes-people = { $count ->
    [0] Modifications : personne à prévenir
    [one] 1 personne sera prévenue
   *[other] { $count } personnes seront prévenues
}
desk-aspect-title = titre
desk-aspect-time = horaire
desk-aspect-place = lieu
desk-aspect-link = lien en ligne
desk-aspect-added = nouvelle session
desk-aspect-removed = session supprimée
desk-changes-due = Les courriels partent d’eux-mêmes le { $at }. La page de l’activité montre déjà la modification.
desk-changes-begun = Les courriels partent maintenant. { $count ->
    [one] 1 personne est déjà prévenue.
   *[other] { $count } personnes sont déjà prévenues.
}
desk-changes-send = Envoyer maintenant
desk-changes-look = Voir qui reçoit quoi
desk-changes-withdraw = Annuler les modifications
desk-changes-withdraw-help = Tout redevient comme les participants le connaissent. Aucun courriel ne part, sauf aux personnes inscrites entre-temps.
desk-changes-cannot-withdraw = On ne peut plus revenir en arrière : une session au choix est devenue une session pour tous, et les choix sont perdus. Envoyez la modification, ou corrigez vous-même ce qui ne va pas.
desk-changes-none = Tout le monde est au courant. Aucune modification n’attend.
desk-changes-what = Ce qui a changé
desk-changes-before = Avant
desk-changes-after = Maintenant
desk-changes-who = Qui reçoit quoi
desk-changes-mail = Courriel
desk-changes-calendar = Agenda
desk-changes-mails = { $count ->
    [one] 1 courriel
   *[other] { $count } courriels
}
desk-changes-gets-nothing = Rien
desk-changes-gets-invitation = Nouveau rendez-vous (REQUEST)
desk-changes-gets-update = Rendez-vous mis à jour (REQUEST)
desk-changes-gets-cancel = Le rendez-vous disparaît (CANCEL)
desk-changes-gets-plain = Rien : n’a pas encore de place
desk-changes-skipped-knows-already = Pas de courriel : déjà au courant
desk-changes-skipped-does-not-attend = Pas de courriel : ne participe pas à cette session
desk-changes-skipped-past = Pas de courriel : la session est passée
desk-changes-ended = { $count ->
    [one] 1 inscription annulée ou refusée ne reçoit rien.
   *[other] { $count } inscriptions annulées ou refusées ne reçoivent rien.
}
desk-taken-out = { $count ->
    [one] 1 session supprimée
   *[other] { $count } sessions supprimées
}
desk-put-back = La maintenir quand même
desk-told-later = { $minutes ->
    [one] Les courriels partent 1 minute après l’enregistrement, ou quand vous le décidez. D’ici là, vous pouvez revenir en arrière. Si la session commence bientôt, ils partent tout de suite.
   *[other] Les courriels partent { $minutes } minutes après l’enregistrement, ou quand vous le décidez. D’ici là, vous pouvez revenir en arrière. Si la session commence bientôt, ils partent tout de suite.
}
desk-done-changes-collected = { $told ->
    [one] Enregistré. 1 personne sera bientôt prévenue : vérifiez ci-dessous ce qui part.
   *[other] Enregistré. { $told } personnes seront bientôt prévenues : vérifiez ci-dessous ce qui part.
}
desk-done-changes-sent = { $told ->
    [0] Il ne fallait prévenir personne.
    [one] Le courriel à 1 personne part maintenant.
   *[other] Les courriels à { $told } personnes partent maintenant.
}
desk-done-changes-withdrawn = Les modifications sont annulées. Tout est de nouveau comme les participants le connaissent.
desk-done-session-put-back = { $told ->
    [0] La session a finalement lieu.
    [one] La session a finalement lieu. 1 participant reçoit un courriel, et elle revient dans l’agenda.
   *[other] La session a finalement lieu. { $told } participants reçoivent un courriel, et elle revient dans leur agenda.
}
desk-done-saved-told = { $told ->
    [one] Enregistré. 1 participant reçoit un courriel avec le nouveau titre.
   *[other] Enregistré. { $told } participants reçoivent un courriel avec le nouveau titre.
}
desk-history-to-tell = { $count ->
    [one] à prévenir : 1 personne
   *[other] à prévenir : { $count } personnes
}
desk-history-event-tell = a prévenu les participants
desk-history-event-withdraw-changes = a annulé les modifications
desk-history-session-withdraw-changes = a remis une session comme elle était
desk-history-session-put-back = a maintenu une session supprimée
desk-letter-rescheduled = Modification (sans place)

mail-rescheduled-lead = Les données de « { $title } » ont changé.
mail-rescheduled-title = Cette activité s’appelait auparavant « { $title } ».
mail-rescheduled-pending = Votre demande reste en cours. L’organisateur décide qui peut participer.
mail-rescheduled-waitlisted = Vous restez sur la liste d’attente, au même rang.
mail-rescheduled-offered = La place vous reste réservée jusqu’au moment que nous vous avons indiqué. Vous devez encore l’accepter.
mail-rescheduled-confirmed = Votre inscription reste valable.
mail-rescheduled-cancelled = Votre inscription est annulée.
mail-rescheduled-declined = Votre demande n’a pas été acceptée.
mail-rescheduled-cannot = Cela ne vous convient plus ? Dites-le sur votre page personnelle :
mail-rescheduled-button = Ma page
