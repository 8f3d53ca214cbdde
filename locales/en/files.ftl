# Files that are sent and fetched.

field-file-needed = Choose a file.
field-file-empty = This file is empty. Choose another one.
field-file-too-large = This file is too large: it may have { $limit } MB at most.
field-file-again = Choose the file again: the form was open for too long to keep it.
file-most = { $megabytes } MB at most.
