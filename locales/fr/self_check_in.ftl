# Checking oneself in with a code that is shown in the room or the webinar: the desk first, then the participant.

code-title = Montrer un code
code-lead = Montrez un code dans la salle ou dans le webinaire. Les personnes inscrites le saisissent dans leur inscription et leur présence est notée. Un code est valable { $minutes } minutes.
code-too-early = Vous pouvez montrer un code à partir du { $moment }.
code-go-to = Sur votre téléphone ou ordinateur, allez à
code-type = et saisissez ce code :
code-until = Valable jusqu’à { $moment } (encore { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}).
code-picture = Code QR de { $address }
code-people = { $people ->
    [one] Une personne a signalé sa présence, { $expected } attendues.
   *[other] { $people } personnes ont signalé leur présence, { $expected } attendues.
}
code-show = Montrer un code
code-new = Montrer un nouveau code
code-stop = Arrêter
code-help = Montrez le code au début et, pour une journée entière, aussi après midi : la présence compte à partir du moment où la personne saisit le code. Le code change à chaque fois ; le précédent reste valable jusqu’à sa propre fin.
desk-done-code-shown = Le code est à l’écran.
desk-done-codes-stopped = Le code n’est plus valable.
desk-history-attendance-show-code = a montré un code de présence
desk-history-attendance-stop-codes = a arrêté le code de présence

check-in-title = Signaler ma présence
check-in-now = Vous êtes là ? Signalez votre présence avec le code affiché.
check-in-code = Code
check-in-code-help = Les six chiffres affichés dans la salle ou dans le webinaire.
check-in-submit = Signaler ma présence
check-in-done = Votre présence est notée à { $moment }.
check-in-again = Un nouveau code est affiché, par exemple après midi ? Saisissez-le ici.
check-in-look-again = Dès qu’un code est affiché, vous pouvez le saisir ici.
check-in-reload = Regarder à nouveau
check-in-to-registration = Vers votre inscription
check-in-here-lead = Signalez votre présence avec le code affiché.
check-in-here = Continuer comme { $name }
check-in-somebody-else = Vous êtes une autre personne ?
check-in-way-lead = Vous signalez votre présence dans votre propre inscription. Voici comment :
check-in-way-mail = Ouvrez le courriel qui confirme votre inscription et cliquez sur le lien vers votre inscription.
check-in-way-type = Choisissez-y « Signaler ma présence » et saisissez le code.
check-in-way-lost = Vous ne trouvez pas ce courriel ?
check-in-way-ask = Recevez à nouveau le lien par courriel
field-check-in-wrong = Ce code n’est pas correct. { $limit ->
    [one] Il vous reste un essai.
   *[other] Il vous reste { $limit } essais.
}
field-check-in-too-often = Vous avez essayé ce code trop souvent. Attendez le prochain code ou adressez-vous à l’équipe.
field-check-in-none-shown = Aucun code n’est affiché maintenant pour vos sessions, ou il n’est plus valable.
field-check-in-other-session = C’est le code d’une session que vous n’avez pas choisie. Adressez-vous à l’équipe.
field-check-in-not-registered = Vous n’avez pas de place confirmée à cette activité. Adressez-vous à l’équipe.
