# Prix et factures. Rien ne se paie ici.

price-title = Prix
price-edit = Modifier
price-lead = Combien coûte la participation, pour les membres et pour les autres ? Le prix est noté avec chaque inscription, ainsi que les données de facturation. Rien ne se paie ici : vous établissez la facture vous-même. Laissez les deux montants vides si la participation est gratuite.
price-registered-keep = { $count ->
    [one] 1 inscription garde le prix du moment où elle a été faite.
   *[other] { $count } inscriptions gardent le prix du moment où elles ont été faites.
}
price-member = Membres
price-non-member = Non-membres
price-free = gratuit
price-per-person = Par personne
price-help-member = En euros, par exemple 95 ou 95,50.
price-help-non-member = Si vous n’en remplissez qu’un, il vaut pour tout le monde.
price-vat-note = TVA
price-help-vat-note = Par exemple « Exempté de TVA » ou « Hors 21 % de TVA ».
price-included = Compris
price-help-included = Ce que l’on reçoit : lunch, support de cours …
price-terms = Annulation
price-help-terms = Combien coûte une annulation ou une absence ? Envoyer un collègue est gratuit.
price-help-invoice-data = Qui ne paie rien ne doit jamais remplir de données de facturation.
price-invoice-data-optional = Les données de facturation peuvent être remplies
price-invoice-data-required = Les données de facturation sont obligatoires : organisation et adresse
price-which = Le prix dépend de votre organisation. Votre confirmation indique le montant.
price-invoice-legend = Prix et facture
price-invoice-follows = Vous ne payez rien ici. L’organisateur envoie une facture à votre organisation après l’activité.
price-invoice-for-all = Vous ne payez rien ici. L’organisateur envoie une facture après l’activité. Les données ci-dessous valent pour toutes les personnes que vous inscrivez.
price-po-number = Numéro de bon de commande (PO)
price-help-po-number = S’il figure sur la facture, votre service financier sait à quoi elle correspond.
price-invoice-organisation = Organisation sur la facture
price-invoice-kbo = Numéro d’entreprise (BCE)
price-help-kbo = Dix chiffres, par exemple 0207.437.468.
price-invoice-address = Adresse sur la facture
price-invoice-reference = Référence sur la facture
price-help-reference = Par exemple un service ou un code budgétaire.
price-invoice-to = Facture à
price-of-registration = Prix de l’inscription
price-not-recorded = pas encore noté
price-help-amount = Un autre montant que le prix habituel ? Écrivez-le ici : il ne vaut que pour cette inscription.
price-change-more = Le prix devient { $after } au lieu de { $before } : { $difference } de plus.
price-change-less = Le prix devient { $after } au lieu de { $before } : { $difference } de moins.
price-change-to-member = L’organisation de votre collègue est membre.
price-change-to-non-member = L’organisation de votre collègue n’est pas membre.
price-change-confirm = Le numéro de bon de commande et les données de facturation suivent. Si vous êtes d’accord, confirmez en bas.
price-change-agree = Céder pour { $after }
mail-price-invoice = La facture suit après l’activité. Vous n’avez rien à payer maintenant.
refusal-other-price = La place coûte un autre montant à votre collègue. Regardez la différence et confirmez-la.

desk-label-member-price = Prix pour les membres
desk-label-non-member-price = Prix pour les non-membres
desk-label-invoice-data = Données de facturation
desk-label-vat-note = TVA
desk-label-included = Compris
desk-label-terms = Annulation
desk-label-vat-note-nl = TVA, en néerlandais
desk-label-vat-note-fr = TVA, en français
desk-label-vat-note-en = TVA, en anglais
desk-label-included-nl = Compris, en néerlandais
desk-label-included-fr = Compris, en français
desk-label-included-en = Compris, en anglais
desk-label-terms-nl = Annulation, en néerlandais
desk-label-terms-fr = Annulation, en français
desk-label-terms-en = Annulation, en anglais
desk-label-price-amount = Montant en euros
desk-label-member-rate = C’est le prix pour les membres
desk-label-po-number = Numéro de bon de commande (PO)
desk-label-invoice-organisation = Organisation sur la facture
desk-label-invoice-kbo = Numéro d’entreprise (BCE)
desk-label-invoice-address = Adresse sur la facture
desk-label-invoice-reference = Référence sur la facture
desk-done-prices-saved = Le prix est enregistré.
desk-done-invoice-saved = Le prix et les données de facturation sont enregistrés.
desk-history-event-prices = a modifié le prix
desk-history-registration-price = a modifié le prix ou les données de facturation d’une inscription

field-not-an-amount = Ce n’est pas un montant en euros. Écrivez par exemple 95 ou 95,50.
field-not-a-kbo-number = Ce n’est pas un numéro d’entreprise. Il a dix chiffres, dont un nombre de contrôle.
