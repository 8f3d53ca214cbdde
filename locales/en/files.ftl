# Files that are sent and fetched.

field-file-needed = Choose a file.
field-file-empty = This file is empty. Choose another one.
field-file-too-large = This file is too large: it may have { $limit } MB at most.
field-file-again = Choose the file again: the form was open for too long to keep it.
file-most = { $megabytes } MB at most.

# Materials.

file-of-kilobytes = { $ending }, { $size } kB
file-of-megabytes = { $ending }, { $size } MB
field-file-again-please = Choose the file again.
field-file-kind = We do not take this kind of file. Save it as PDF, or as docx, pptx, xlsx, odt, zip, mp4 or mp3.
field-file-not-what-it-says = What is in this file does not fit its name. Save it again from the program it was made in.
field-file-svg = An SVG may hold code. Save the drawing as PNG or PDF.
field-image-svg = An SVG may hold code. Save the logo as PNG and choose that.
field-image-kind = This is no PNG, JPEG or WebP. Save the logo as one and choose it again.
field-image-too-many-pixels = This image has too many pixels. Make it smaller, 800 pixels wide for example.
field-image-broken = We cannot read this image. Save it anew and choose it again.
field-link-or-file = Give a link or choose a file.
field-link-and-file = A link is filled in, too. Empty it, or choose no file.
material-kind-slides = Slides
material-kind-recording = Recording
material-kind-document = Document
material-kind-link = Link
desk-label-material-kind = What it is
desk-label-material-audience = For whom
desk-material-link-or-file = Link or file
desk-label-file = File
desk-label-another-file = Another file
desk-material-file-now = Now:
desk-help-material-file = A PDF, slides, a text, a table, an image, a zip.
desk-help-material-audience = We know who was there once attendance is closed.
desk-material-for-everyone = for everybody, on the page
desk-label-available = From when
desk-label-available-date = Day
desk-label-available-time = Time
desk-help-available-date = Only for ‘from a moment on’. For example 9/03/2027
desk-material-available-now = at once
desk-material-available-after = after the event
desk-material-available-moment = from a moment on
desk-material-there = Available
desk-material-from = From { $moment }
desk-no-materials-hint = Add slides, a recording or a text. You choose for whom, and from when.
desk-programme-materials-lead = Links and files of the programme as a whole: on its page, or with those registered for one of its events.
desk-materials-in-follow-ups = The mails after the event name what is there by then.
desk-to-materials = To the materials
refusal-material-not-there-yet = This material is not there yet, or the event is not public. Nothing was sent.
desk-history-material-tell = told people of a material
desk-letter-materials = Materials
mail-material-recording = recording
mail-materials-subject = Materials: { $title }
mail-materials-heading = Something is ready for you
mail-materials-button = See all materials
desk-material-told = { $count ->
    [one] 1 person had a mail about it.
   *[other] { $count } people had a mail about it.
}
desk-material-tell = { $count ->
    [one] Mail 1 person now
   *[other] Mail { $count } people now
}
desk-done-material-told = { $told ->
    [0] Everybody knew already: nothing was sent.
    [one] A mail goes to 1 person.
   *[other] Mails go to { $told } people.
}
mail-materials-lead = { $count ->
    [one] You can now look at this from ‘{ $title }’:
   *[other] You can now look at these from ‘{ $title }’:
}
