# Files that are sent and fetched.

field-file-needed = Kies een bestand.
field-file-empty = Dit bestand is leeg. Kies een ander.
field-file-too-large = Dit bestand is te groot: het mag hoogstens { $limit } MB zijn.
field-file-again = Kies het bestand opnieuw: het formulier stond te lang open om het te bewaren.
file-most = Hoogstens { $megabytes } MB.
