# Files that are sent and fetched.

field-file-needed = Choisissez un fichier.
field-file-empty = Ce fichier est vide. Choisissez-en un autre.
field-file-too-large = Ce fichier est trop grand : il peut faire { $limit } Mo au plus.
field-file-again = Choisissez à nouveau le fichier : le formulaire est resté ouvert trop longtemps pour le garder.
file-most = { $megabytes } Mo au plus.
