# Programmes, at the desk and for everybody.

desk-programmes = Programmes
desk-programmes-lead = Un programme réunit des activités : un projet, un réseau, un cycle. Chaque programme a sa propre page publique.
desk-new-programme = Nouveau programme
desk-new-programme-lead = Un nom suffit pour commencer. Vous complétez ensuite textes, logos, période et contacts.
desk-create-programme = Créer le programme
desk-no-programmes = Il n’y a pas encore de programmes. Créez-en un pour réunir des activités.
desk-column-programme = Programme
desk-column-events = Activités
desk-no-period = Pas de période
desk-standing-ahead = Pas encore commencé
desk-standing-running = En cours
desk-standing-ended = Terminé
desk-see-programme = Voir la page publique
desk-programme-texts = Textes
desk-programme-own-language = langue du programme
desk-programme-no-description = Pas encore de description.
desk-programme-not-written = Pas écrit. Qui choisit cette langue lit celle du programme.
desk-programme-texts-in = Textes : { $language }
desk-programme-texts-lead = Ce que vous laissez vide est lu dans la langue du programme.
desk-edit-texts = Modifier les textes
desk-programme-details = Données
desk-edit-details = Modifier les données
desk-programme-funding = Soutien et logos
desk-edit-funding = Modifier le soutien et l’avertissement
desk-no-funder = Pas encore indiqué qui soutient le programme.
desk-no-logos = Il n’y a pas encore de logos.
desk-edit-logos = Gérer les logos
desk-logos = Logos
desk-logos-lead = Les logos figurent en bas de la page du programme et de chacune de ses activités.
desk-add-logo = Ajouter un logo
desk-leave-logos = Retour au programme
desk-programme-slugs-before = Ces anciennes adresses y mènent encore :
desk-remove-programme = Supprimer le programme
desk-help-programme-summary = Une ou deux phrases, sous le nom sur la page.
desk-help-programme-language = Qui choisit une langue dans laquelle rien n’est écrit lit celle-ci.
desk-help-programme-slug = Lettres minuscules, chiffres et tirets. L’ancienne adresse continue de mener à la page.
desk-label-funder = Avec le soutien de
desk-help-funder = Tel qu’il suit « Avec le soutien de », par exemple « l’Union européenne ».
desk-disclaimer-lead = L’avertissement figure en bas des pages et des courriels de chaque activité de ce programme. S’il manque dans une langue, on le lit dans la langue du programme.
desk-label-disclaimer-nl = Avertissement (néerlandais)
desk-label-disclaimer-fr = Avertissement (français)
desk-label-disclaimer-en = Avertissement (anglais)
desk-label-name-nl = Nom (néerlandais)
desk-label-name-fr = Nom (français)
desk-label-name-en = Nom (anglais)
desk-label-starts-on = Premier jour
desk-label-ends-on = Dernier jour
desk-help-date-example = Un exemple : 1/01/2027. Vide : ouvert.
desk-label-lead = Qui le dirige
desk-help-lead = Son nom figure sur la page du programme.
desk-no-lead = Personne désignée
desk-label-content-name = Nom, pour les questions de fond
desk-label-content-email = Adresse e-mail, pour les questions de fond
desk-label-practical-name = Nom, pour les questions pratiques
desk-label-practical-email = Adresse e-mail, pour les questions pratiques
desk-label-logo = Logo
desk-help-logo = PNG, JPEG ou WebP. Nous le réduisons à la taille utile et ne gardons rien d’autre du fichier.
desk-label-alternative = Ce qui remplace le logo pour qui ne le voit pas
desk-help-alternative = Le plus souvent le nom de l’organisation.
desk-help-logo-url = Où mène le logo. Commence par https://
desk-done-programme-created = Le programme est créé. Complétez ci-dessous ce qui manque.
desk-done-programme-saved = Le programme est enregistré.
desk-done-programme-removed = Le programme est supprimé.
desk-done-logo-added = Le logo est ajouté.
desk-done-logo-removed = Le logo est retiré.
desk-history-programme-create = a créé le programme
desk-history-programme-edit = a modifié le programme
desk-history-programme-remove = a supprimé le programme
desk-history-programme-add-logo = a ajouté un logo
desk-history-programme-remove-logo = a retiré un logo
refusal-programme-has-events = Des activités appartiennent encore à ce programme. Placez-les d’abord ailleurs.
field-programme-taken = Un autre programme porte déjà ce nom.
field-programme-slug-taken = Un autre programme a ou avait cette adresse.
field-period-ends-before = Le dernier jour précède le premier.
field-no-name-in-language = Dans cette langue, le programme n’a pas encore de nom. Écrivez-le d’abord.
field-too-many-logos = Un programme a 12 logos au plus.
page-funding = Soutien
page-materials = Documents
page-period = Période
page-period-both = Du { $first } au { $last } inclus
page-period-from = À partir du { $first }
page-period-until = Jusqu’au { $last } inclus
page-lead = Direction
page-content-contact = Questions de fond
page-practical-contact = Questions pratiques
mail-funder = Avec le soutien de : { $name }
desk-programme-events = { $count ->
    [0] Pas encore d’activités
    [one] Une activité{ $coming ->
        [0] , passée
       *[other] , à venir
    }
   *[other] { $count } activités, dont { $coming } à venir
}
desk-programme-has-events = { $count ->
    [one] Une activité appartient encore à ce programme. Placez-la d’abord ailleurs.
   *[other] { $count } activités appartiennent encore à ce programme. Placez-les d’abord ailleurs.
}
desk-programme-materials = { $count ->
    [0] Pas encore de documents.
    [one] Un document.
   *[other] { $count } documents.
}
desk-remove-programme-lead = La page disparaît, avec { $materials ->
    [0] ses logos
   *[other] ses documents et ses logos
}. C’est définitif.
