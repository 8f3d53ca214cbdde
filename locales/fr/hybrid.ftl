# Hybrid events: places in the room and online apart, and switching between them.

hybrid-room = la salle
hybrid-online = la participation en ligne
hybrid-group = Salle et en ligne
desk-label-places-onsite = Places dans la salle
desk-label-places-online = Places en ligne
hybrid-help-places = Laissez vide pour ne pas fixer de limite propre. { $taken } prises pour le moment. Elles comptent dans le total des places de l’activité.
hybrid-help-switch = Par leur lien, les personnes inscrites passent de la salle à la participation en ligne, ou l’inverse, tant qu’il y a de la place, et pas plus longtemps qu’elles ne peuvent modifier leur inscription. Sans délai, c’est possible jusqu’au début du jour même.
desk-label-switch-days = Changement possible jusqu’à (jours avant)
desk-label-switch-time = Heure à laquelle le changement s’arrête
desk-label-switch-until = Passer de la salle à la participation en ligne, ou l’inverse, jusqu’à
hybrid-onsite-full = Dans la salle (complet)
hybrid-online-full = En ligne (complet)
hybrid-waiting-room = La salle est complète. Ce sera votre tour dès qu’une place s’y libère. Une participation en ligne est peut-être possible tout de suite : modifiez alors votre inscription.
hybrid-waiting-online = Les places en ligne sont prises. Ce sera votre tour dès qu’une se libère. Il y a peut-être de la place dans la salle tout de suite : modifiez alors votre inscription.
hybrid-switch-to-online = Vous préférez participer en ligne ?
hybrid-switch-to-onsite = Vous préférez venir dans la salle ?
hybrid-switch-until = vous pouvez changer jusqu’au { $moment }
hybrid-switch-over = Le passage de la salle à la participation en ligne, ou l’inverse, était possible jusqu’au { $moment }.
refusal-room-full = La salle est complète. Une participation en ligne est peut-être encore possible.
refusal-online-full = Les places en ligne sont prises. Il y a peut-être encore de la place dans la salle.
field-room-full = La salle est complète.
field-online-full = Les places en ligne sont prises.
field-too-late-to-switch = Il n’est plus possible de passer de la salle à la participation en ligne, ou l’inverse. Adressez-vous à l’équipe.
