site-skip = Aller au contenu
site-navigation = Menu principal
site-events = Activités
site-my = Mes inscriptions
site-languages = Langue
site-language-nl = Nederlands
site-language-fr = Français
site-language-en = English
site-accessibility = Accessibilité
site-privacy = Vie privée
site-contact = Contact
site-optional = (facultatif)
site-form-errors = { $count ->
    [one] Encore un point à vérifier
   *[other] Encore { $count } points à vérifier
}
field-required = À compléter.
field-too-long = C’est trop long : { $limit } caractères au plus.
field-control-character = Ce texte contient un caractère que nous ne pouvons pas conserver. Tapez-le à nouveau.
field-not-an-address = Cette adresse e-mail n’est pas complète. Un exemple : jan.peeters@commune.be
field-address-needs-ascii = Avant le @, utilisez seulement des lettres sans accent, des chiffres et des points.
field-not-a-web-address = Ce n’est pas une adresse web. Elle commence par https://
field-not-a-slug = Utilisez seulement des minuscules, des chiffres et des traits d’union.
refusal-full = Toutes les places sont prises.
refusal-not-open-yet = Les inscriptions ne sont pas encore ouvertes.
refusal-closed = Les inscriptions sont closes.
refusal-event-cancelled = Cette activité n’aura pas lieu.
refusal-past = Cette activité est passée.
refusal-not-published = Cette activité n’est pas encore ouverte.
refusal-changed-meanwhile = Quelqu’un a modifié ces données entre-temps. Regardez la nouvelle version et réessayez.
refusal-link-expired = Ce lien a déjà servi ou est trop ancien. Demandez-en un nouveau.
refusal-not-active = Cette inscription n’est plus active.
refusal-not-joinable = Vous ne pouvez pas participer maintenant. L’accès ouvre un quart d’heure avant le début.
refusal-not-publishable = Cette activité ne peut pas encore être publiée : il faut un titre, une session, et un lieu ou un lien.
