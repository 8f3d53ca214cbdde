# Certificates of attendance: what stands on one, its pages, its letter, then the desk.
certificate-heading = Attestation de participation
certificate-lead = Nous certifions que
certificate-took-part = a participé à
certificate-hours = Présence : { $duration } (arrondie au quart d’heure)
certificate-duration = { $hours ->
    [0] { $minutes } minutes
    [one] { $minutes ->
        [0] { $hours } heure
       *[other] { $hours } heure et { $minutes } minutes
    }
   *[other] { $minutes ->
        [0] { $hours } heures
       *[other] { $hours } heures et { $minutes } minutes
    }
}
certificate-programme = Programme : { $name }
certificate-issued = Délivrée le { $date }
certificate-number = Numéro { $number }
certificate-verify = La validité de cette attestation se vérifie à l’adresse :
certificate-verify-picture = Code QR qui mène à l’adresse ci-dessous
certificate-signature-of = Signature de { $name }
certificate-file = attestation
certificate-files = attestations
document-page = Page { $page } sur { $pages }

certificate-there = Vous avez participé. Votre attestation est prête.
certificate-look = Voir l’attestation
certificate-download = Télécharger l’attestation (PDF)
certificate-back = Retour à votre inscription
certificate-revoked = Votre attestation a été retirée.
certificate-why = Pourquoi ?
certificate-revoked-title = Votre attestation a été retirée
certificate-revoked-because-attendance = La présence a été corrigée. Ce que disait l’attestation n’est plus exact.
certificate-revoked-because-name = Votre nom a été corrigé. L’attestation au nom précédent n’est plus valable.
certificate-revoked-because-registration = Votre inscription n’est plus valable.
certificate-revoked-on = Retirée le { $moment }.
certificate-revoked-ask = Ce n’est pas exact ?

verify-title = Cette attestation est-elle valable ?
verify-lead = Chaque attestation de participation porte un numéro. Recopiez-le pour voir si l’attestation est valable.
verify-number = Numéro de l’attestation
verify-number-help = 16 lettres et chiffres, au bas de l’attestation. Les tirets et les majuscules n’ont pas d’importance.
verify-is-none = Ceci n’est pas un numéro d’attestation. Vérifiez que les 16 caractères y sont.
verify-look = Vérifier
verify-good = Cette attestation est valable
verify-good-lead = Nous l’avons délivrée et elle n’a pas été retirée.
verify-revoked = Cette attestation a été retirée
verify-revoked-lead = Nous l’avons délivrée, mais elle n’est plus valable.
verify-unknown = Nous ne connaissons pas ce numéro
verify-unknown-lead = Nous n’avons délivré aucune attestation portant ce numéro. Vérifiez que vous l’avez bien recopié.
verify-another = Vérifier un autre numéro

record-title = Mon relevé de formation
record-lead = Tout ce que vous avez suivi, au fil des ans, avec les heures et vos attestations.
record-look = Voir le relevé
record-back = Retour à vos inscriptions
record-download = Télécharger le relevé (PDF)
record-rounded = Les heures comptent votre présence, arrondie au quart d’heure.
record-as-of = { $association }, situation au { $date }
record-event = Activité
record-days = Jours
record-hours = Présence
record-certificate = Attestation
record-no-certificate = pas d’attestation
record-total = Total : { $duration }
record-empty = Votre relevé est encore vide. Ce que vous suivez s’y ajoute dès que l’organisateur clôture les présences.
record-file = releve-de-formation

mail-certificate-subject = Votre attestation : { $title }
mail-certificate-heading = Votre attestation est prête
mail-certificate-lead = Vous avez participé à « { $title } ». Vous recevez une attestation de participation.
mail-certificate-what = Vous pouvez la consulter, l’imprimer et l’enregistrer en PDF.
mail-certificate-button = Voir l’attestation
desk-letter-certificate = Attestation de participation

certificates-title = Attestations
certificates-lead = Les personnes présentes assez longtemps reçoivent une attestation de participation.
certificates-look = Voir les attestations
certificates-rule = { $measure ->
    [minutes] Qui a été présent, sur l’ensemble des sessions, { $full } minutes par session reçoit une attestation.
   *[percent] Qui a été présent { $full } % du temps sur l’ensemble des sessions reçoit une attestation.
}
certificates-by-itself-said = Le courriel part automatiquement dès que les présences sont clôturées.
certificates-by-button-said = Le courriel part quand vous appuyez sur le bouton ci-dessous.
certificates-none-given = Cette activité ne donne pas d’attestations.
certificates-signed-by = Signées par { $name }.
certificates-unsigned = Personne ne les signe encore.
certificates-number-yes = Reçoivent une attestation
certificates-number-no = N’en reçoivent pas
certificates-number-open = Pas encore décidé
certificates-number-issued = Délivrées
certificates-number-told = Envoyées
certificates-not-yet = Les attestations viennent quand les présences de toutes les sessions sont clôturées.
certificates-some-open = { $count ->
    [one] La présence de 1 personne n’est pas encore clôturée pour toutes les sessions.
   *[other] La présence de { $count } personnes n’est pas encore clôturée pour toutes les sessions.
}
certificates-send = { $count ->
    [one] Envoyer l’attestation à 1 personne
   *[other] Envoyer les attestations à { $count } personnes
}
certificates-send-help = Chacun reçoit le courriel une seule fois, avec un lien vers sa propre attestation. Les personnes qui n’ont pas été présentes assez longtemps ne reçoivent rien.
certificates-issue = { $count ->
    [one] Délivrer 1 attestation sans courriel
   *[other] Délivrer { $count } attestations sans courriel
}
certificates-download = Toutes les attestations en un PDF
certificates-download-part = Attestations { $from } à { $to } en un PDF
certificates-who = Qui afficher
certificates-who-all = Tout le monde ({ $count })
certificates-who-yes = Avec attestation ({ $count })
certificates-who-no = Sans attestation ({ $count })
certificates-who-open = Pas encore décidé ({ $count })
certificates-outcome = Présence
certificates-too-short = trop court : { $percent } % du temps
certificates-not-there = n’était pas là
certificates-open = pas encore clôturé
certificates-is-issued = Délivrée
certificates-told-at = envoyée le { $moment }
certificates-to-issue = À délivrer
certificates-none = aucune
certificates-nobody = Personne n’a encore de place. Dès que des participants auront été présents, leurs attestations seront ici.
certificates-nobody-of-these = Aucun participant n’est dans ce cas.
desk-done-certificates-issued = { $told ->
    [0] Tout était déjà en ordre.
    [one] 1 attestation a été délivrée.
   *[other] { $told } attestations ont été délivrées.
}
desk-done-certificates-sent = { $told ->
    [0] Tout le monde avait déjà le courriel : rien n’est parti.
    [one] Un courriel part vers 1 personne.
   *[other] Des courriels partent vers { $told } personnes.
}
certificate-settings = Configurer les attestations
certificate-settings-lead = L’attestation porte le nom, l’activité, les jours, les heures, votre nom, le programme avec ses logos, et qui signe. Les attestations déjà délivrées restent telles quelles.
certificate-settings-lent = La signature vient d’une autre activité de ce programme. Enregistrez pour la fixer ici.
desk-label-gives-certificates = Les personnes présentes assez longtemps reçoivent une attestation
certificate-help-gives = Sans coche, aucune nouvelle attestation n’est délivrée.
desk-label-certificates-by-itself = Envoyer les attestations automatiquement
certificate-help-by-itself = Dès que les présences de toutes les sessions sont clôturées. Sans coche, vous les envoyez vous-même, d’un bouton.
desk-label-signer-name = Signataire
certificate-help-signer = Prénom et nom. Laissez vide si personne ne signe.
desk-label-signer-function = Fonction du signataire
desk-label-signature = Image de la signature
desk-label-signature-picture = Signature
certificate-help-signature = Un PNG, JPEG ou WebP, de préférence sur fond blanc ou transparent. Elle ne figure que sur les attestations.
certificate-signature-now = La signature telle qu’elle figurera sur les attestations
certificate-signature-remove = Enlever cette signature
desk-done-certificate-settings-saved = Les réglages des attestations sont enregistrés.
desk-history-certificate-settle = a mis à jour les attestations
desk-history-certificate-send = a envoyé des attestations
desk-history-certificate-save-settings = a modifié la façon de donner les attestations
desk-label-certificates-issued = Délivrées
desk-label-certificates-revoked = Retirées
paper-as-pdf = Liste en PDF
