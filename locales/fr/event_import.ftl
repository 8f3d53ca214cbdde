# Activités d’un fichier.
desk-events-import = Activités d’un fichier
desk-events-import-lead = Chaque ligne devient un brouillon, { $most } au plus à la fois. Vous voyez d’abord ce qui se passera. Personne ne voit les activités avant leur publication.
desk-events-import-file-help = Un fichier Excel (.xlsx) ou CSV, une ligne par activité et une première ligne de titres.
desk-events-import-columns = Quelles colonnes pouvez-vous utiliser ?
desk-events-import-columns-lead = Le titre et le type sont nécessaires, le reste peut rester vide. L’ordre n’a pas d’importance. Une ligne sans titre mais avec une date est une date de plus de l’activité au-dessus.
desk-events-import-again = Le même fichier une deuxième fois ?
desk-events-import-again-lead = Rien ne sera créé en double. Une activité avec le même titre et le même début existe déjà, tout comme ce qui est déjà venu de la même ligne, même si l’activité a changé de nom ou de date depuis. Un fichier ne change rien à ce qui existe.
desk-events-import-count = { $count ->
    [0] Aucune nouvelle activité
    [one] 1 nouvelle activité
   *[other] { $count } nouvelles activités
}
desk-events-import-make = { $count ->
    [one] Créer 1 brouillon
   *[other] Créer { $count } brouillons
}
desk-events-import-made = { $count ->
    [0] Aucun brouillon créé
    [one] 1 brouillon créé
   *[other] { $count } brouillons créés
}
desk-events-import-made-lead = Vérifiez-les et publiez-les quand vous voulez.
desk-events-import-to-drafts = Vers les brouillons
desk-events-import-known = { $count ->
    [one] 1 activité existe déjà
   *[other] { $count } activités existent déjà
}
desk-events-import-known-lead = Elles restent comme elles sont. Pour modifier quelque chose, allez sur leur propre page : vous y voyez qui en sera informé.
desk-events-import-differs = Le fichier dit autre chose pour : { $columns }
desk-events-import-refused = { $count ->
    [one] 1 activité ne peut pas être créée
   *[other] { $count } activités ne peuvent pas être créées
}
desk-events-import-dates = { $count ->
    [one] et 1 autre date
   *[other] et { $count } autres dates
}
desk-events-import-unlimited = pas de maximum
desk-events-column-title = Titre
desk-events-column-kind = Type
desk-events-column-format = Forme
desk-events-column-date = Date
desk-events-column-start = Début
desk-events-column-end = Fin
desk-events-column-place = Lieu
desk-events-column-address = Adresse
desk-events-column-join-link = Lien de connexion
desk-events-column-capacity = Nombre de places
desk-events-column-programme = Programme
desk-events-column-summary = Résumé
desk-events-column-description = Description
desk-events-column-language = Langue
desk-events-column-closes = Clôture des inscriptions
desk-events-column-help-title = Nécessaire. 200 caractères au plus.
desk-events-column-help-kind = Nécessaire. Formation, webinaire, atelier, visite de terrain, intervision, journée d’étude ou réunion.
desk-events-column-help-format = Sur place, en ligne ou hybride. Vide : d’après le lieu et le lien.
desk-events-column-help-date = Par exemple 9/3/2027. Vide : vous compléterez la date plus tard.
desk-events-column-help-start = Par exemple 10:00 ou 10h30.
desk-events-column-help-end = Par exemple 12:00.
desk-events-column-help-place = Le nom du lieu.
desk-events-column-help-address = Rue, numéro et commune.
desk-events-column-help-join-link = Le lien de la réunion en ligne. Seules les personnes inscrites y accèdent.
desk-events-column-help-capacity = Un nombre, ou « illimité ». Vide : comme d’habitude pour ce type.
desk-events-column-help-programme = Le nom d’un programme qui existe déjà.
desk-events-column-help-summary = 500 caractères au plus.
desk-events-column-help-description = Aussi longue qu’il faut, en Markdown.
desk-events-column-help-language = Néerlandais, français ou anglais. Vide : la langue de cette page.
desk-events-column-help-closes = Une date, avec ou sans heure. Sans heure, on peut encore s’inscrire toute la journée.
field-column-title-missing = Dites quelle colonne contient le titre.
field-column-kind-missing = Dites quelle colonne contient le type d’activité.
field-no-events-in-table = Le fichier ne contient aucune activité qui peut être créée.
field-event-twice = Cette activité figure déjà à la ligne { $limit }, avec le même titre et le même début.
field-kind-unknown = Ce type est inconnu. Écrivez formation, webinaire, atelier, visite de terrain, intervision, journée d’étude ou réunion.
field-format-unknown = Écrivez sur place, en ligne ou hybride, ou laissez vide.
field-capacity-unknown = Écrivez un nombre entier, ou « illimité ».
field-programme-unknown = Ce programme ne figure pas parmi les vôtres. Vérifiez le nom.
field-programme-several = Plusieurs programmes portent ce nom. Écrivez le nom complet.
field-language-unknown = Écrivez néerlandais, français ou anglais, ou laissez vide.
field-time-twice-in-file = Cette heure existe deux fois cette nuit-là. Laissez-la vide et complétez-la sur la page de l’activité.
field-import-too-many-dates = Une activité commence avec { $limit } dates au plus.

# Beaucoup de personnes d’un fichier.
desk-import-so-far = { $done } personnes sur { $all } ont été traitées. Les autres ne sont pas encore ajoutées.
desk-import-go-on = { $count ->
    [one] Continuer avec la dernière
   *[other] Continuer avec les { $count } suivantes
}
desk-import-which-rows = Quelles lignes, et pourquoi
