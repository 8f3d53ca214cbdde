# Files that are sent and fetched.

field-file-needed = Choisissez un fichier.
field-file-empty = Ce fichier est vide. Choisissez-en un autre.
field-file-too-large = Ce fichier est trop grand : il peut faire { $limit } Mo au plus.
field-file-again = Choisissez à nouveau le fichier : le formulaire est resté ouvert trop longtemps pour le garder.
file-most = { $megabytes } Mo au plus.

# Materials.

file-of-kilobytes = { $ending }, { $size } ko
file-of-megabytes = { $ending }, { $size } Mo
field-file-again-please = Choisissez à nouveau le fichier.
field-file-kind = Nous n’acceptons pas ce type de fichier. Enregistrez-le en PDF, ou en docx, pptx, xlsx, odt, zip, mp4 ou mp3.
field-file-not-what-it-says = Le contenu de ce fichier ne correspond pas à son nom. Enregistrez-le à nouveau depuis le programme d’origine.
field-file-svg = Un SVG peut contenir du code. Enregistrez le dessin en PNG ou PDF.
field-image-svg = Un SVG peut contenir du code. Enregistrez le logo en PNG et choisissez celui-ci.
field-image-kind = Ce n’est ni un PNG, ni un JPEG, ni un WebP. Enregistrez le logo ainsi et choisissez-le à nouveau.
field-image-too-many-pixels = Cette image a trop de pixels. Réduisez-la, par exemple à 800 pixels de large.
field-image-broken = Nous ne pouvons pas lire cette image. Enregistrez-la à nouveau et choisissez-la encore.
field-link-or-file = Indiquez un lien ou choisissez un fichier.
field-link-and-file = Un lien est également indiqué. Effacez-le, ou ne choisissez pas de fichier.
material-kind-slides = Présentation
material-kind-recording = Enregistrement
material-kind-document = Document
material-kind-link = Lien
desk-label-material-kind = Ce que c’est
desk-label-material-audience = Pour qui
desk-material-link-or-file = Lien ou fichier
desk-label-file = Fichier
desk-label-another-file = Un autre fichier
desk-material-file-now = Actuellement :
desk-help-material-file = Un PDF, une présentation, un texte, un tableau, une image, un zip.
desk-help-material-audience = Qui était présent, nous le savons quand les présences sont clôturées.
desk-material-for-everyone = pour tous, sur la page
desk-label-available = À partir de quand
desk-label-available-date = Jour
desk-label-available-time = Heure
desk-help-available-date = Seulement pour « à partir d’un moment ». Un exemple : 9/03/2027
desk-material-available-now = tout de suite
desk-material-available-after = après l’activité
desk-material-available-moment = à partir d’un moment
desk-material-there = Disponible
desk-material-from = À partir du { $moment }
desk-no-materials-hint = Ajoutez une présentation, un enregistrement ou un texte. Vous choisissez pour qui et à partir de quand.
desk-programme-materials-lead = Liens et fichiers du programme dans son ensemble : sur sa page, ou chez les inscrits à l’une de ses activités.
desk-materials-in-follow-ups = Les courriels d’après l’activité mentionnent ce qui est alors disponible.
desk-to-materials = Vers les documents
refusal-material-not-there-yet = Ce document n’est pas encore disponible, ou l’activité n’est pas publique. Rien n’est parti.
desk-history-material-tell = a prévenu des personnes d’un document
desk-letter-materials = Documents
mail-material-recording = enregistrement
mail-materials-subject = Documents : { $title }
mail-materials-heading = Quelque chose vous attend
mail-materials-button = Voir tous les documents
desk-material-told = { $count ->
    [one] 1 personne a reçu un courriel à ce sujet.
   *[other] { $count } personnes ont reçu un courriel à ce sujet.
}
desk-material-tell = { $count ->
    [one] Prévenir maintenant 1 personne
   *[other] Prévenir maintenant { $count } personnes
}
desk-done-material-told = { $told ->
    [0] Tout le monde le savait déjà : rien n’est parti.
    [one] Un courriel part vers 1 personne.
   *[other] Des courriels partent vers { $told } personnes.
}
mail-materials-lead = { $count ->
    [one] Pour « { $title } », vous pouvez maintenant consulter ceci :
   *[other] Pour « { $title } », vous pouvez maintenant consulter ces documents :
}
